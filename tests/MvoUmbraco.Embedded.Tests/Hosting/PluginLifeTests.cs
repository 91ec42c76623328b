using MvoUmbraco.Embedded.Tests.Repositories.Content;
using MvoUmbraco.Embedded.Tests.TinyPlugin;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Hosting;

/// <summary>What a plugin sees of the host: the order of things as on the CMS, and that its word counts.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PluginLifeTests
{
    [Test]
    public async Task Start_GoesFromComponentToStartingToStarted()
    {
        await using TestHost host = await TestHost.StartAsync();

        Assert.That(() => host.Get<TinyLog>().Seen, Is.EqualTo(new[] { "component", "starting", "started" }).After(5).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task SaveAndPublish_NotifyInTheOrderOfTheCms()
    {
        await using ContentSite site = await ContentSite.StartAsync();
        TinyLog log = site.Host.Get<TinyLog>();
        int before = log.Seen.Count;

        site.Published("Welcome");

        Assert.That(log.Seen.Skip(before).Where(what => what.EndsWith("Welcome", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "saving Welcome", "saved Welcome", "tree Welcome",
            "publishing Welcome", "tree Welcome", "published Welcome",
        }));
    }

    [Test]
    public async Task CancelledPublish_TellsThePluginsReason_AndPublishesNothing()
    {
        await using ContentSite site = await ContentSite.StartAsync();
        site.Host.Get<TinyLog>().Forbidden = "Secret";
        IContent page = site.Saved("Secret");

        PublishResult result = site.Contents.Publish(page, ["*"]);

        Assert.Multiple(() =>
        {
            Assert.That(result.Result, Is.EqualTo(PublishResultType.FailedPublishCancelledByEvent));
            Assert.That(result.EventMessages!.GetAll().Select(message => message.Message), Does.Contain(TinyHandler.Refusal));
            Assert.That(site.Contents.GetById(page.Id)!.Published, Is.False);
        });
    }

    [Test]
    public async Task NotOffered_ThrowsAndNamesTheMember()
    {
        await using TestHost host = await TestHost.StartAsync();

        NotSupportedException? refused = Assert.Throws<NotSupportedException>(() => host.Get<IServerRegistrationService>().GetActiveServers());

        Assert.That(refused?.Message, Does.Contain("IServerRegistrationService.GetActiveServers").And.Contain("several servers"));
    }

    [Test]
    public async Task WhatFellDueWhileTheSiteWasDown_IsPublishedAfterTheStart()
    {
        using var folder = new TemporaryFolder();
        Guid key;
        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            IContent page = site.Saved("Later");
            key = page.Key;
            site.Contents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddSeconds(-5), null));
        }

        await using TestHost host = await TestHost.StartAsync(folder);

        Assert.That(() => host.Get<IContentService>().GetById(key)!.Published, Is.True.After(20).Seconds.PollEvery(50).MilliSeconds);
    }
}
