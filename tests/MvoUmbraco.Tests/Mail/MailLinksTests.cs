using System.Text.RegularExpressions;
using MvoUmbraco.Networks;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;
using MvoUmbraco.Tests.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Mail;

/// <summary>Every address in a mail of the workflow is one that answers its receiver.</summary>
internal sealed partial class MailLinksTests
{
    private readonly Mailbox mail = new();
    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await MemberSite.StartAsync(mail.Settings);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await site.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Test]
    public async Task WhatIsTold_CanBeLookedAt()
    {
        var workflow = site.Get<ISubmissions>();
        var network = site.Get<INetworkGroups>().All.Single(pair => pair.Members.Name == MemberSite.Milieu).Network;
        var author = await site.MemberAsync("Anne Maes", MemberSite.Milieu);
        var reviewer = await site.MemberAsync("Tom Trekker", MemberSite.Milieu, MemberSite.MilieuCoordinators);
        var sent = Steps.Done(await workflow.SubmitAsync((await workflow.PlaceAsync(author.Key, network, "Een item")).By(author.Key)));
        await FollowAsync(reviewer, "diende een item in");

        sent = Steps.Done(await workflow.ReturnAsync(sent.By(reviewer.Key, "Bron?")));
        await FollowAsync(author, "stuurde uw item terug");
        sent = Steps.Done(await workflow.SubmitAsync(sent.By(author.Key)));
        await FollowAsync(reviewer, "diende een item in");
        Steps.Done(await workflow.ApproveAsync(sent.By(reviewer.Key)));
        await FollowAsync(author, "keurde uw item goed");

        var second = await workflow.PlaceAsync(author.Key, network, "Nog een item");
        site.Get<IContentService>().MoveToRecycleBin(site.Get<IContentService>().GetById(second.Key)!);
        await FollowAsync(author, "gooide een item weg");
    }

    private async Task FollowAsync(IMember receiver, string said)
    {
        var text = await mail.NextAsync(receiver.Email);
        Assert.That(text, Does.Contain(said));
        using var browser = await site.SignedInAsync(receiver);
        var paths = Address().Matches(text).Select(match => new Uri(match.Value).PathAndQuery).Distinct().ToList();
        Assert.That(paths, Has.Some.StartsWith("/mijn/inzending/"));
        foreach (var path in paths)
        {
            Assert.That(await browser.StatusAsync(path), Is.EqualTo(200), path);
        }
    }

    [GeneratedRegex(@"https?://[^\s]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
