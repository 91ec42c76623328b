using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Backoffice;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Backoffice;

/// <summary>The group of the mainstream team and the section, as a new site has them.</summary>
internal sealed class GroupsTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private Task StartAgainAsync()
        => ActivatorUtilities.CreateInstance<GroupsAtStart>(host.Get<IServiceProvider>())
            .HandleAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, false), CancellationToken.None);

    [Test]
    [Order(1)]
    public async Task NewSite_HasTheGroupOfTheTeam_WithTheSection()
    {
        var team = await host.Get<IUserGroupService>().GetAsync(GroupsAtStart.TeamAlias);

        Assert.Multiple(() =>
        {
            Assert.That(team?.Key, Is.EqualTo(GroupsAtStart.TeamKey));
            Assert.That(team?.Name, Is.EqualTo("Mainstreamteam"));
            Assert.That(team?.AllowedSections, Is.EquivalentTo([MvoSection.Alias, "content", "media"]));
            Assert.That(team?.Permissions, Does.Contain("Umb.Document.Read").And.Not.Contain("Umb.Document.Publish"));
        });
    }

    [Test]
    [Order(2)]
    public async Task NewSite_GivesTheAdministratorsTheSection()
        => Assert.That((await host.Get<IUserGroupService>().GetAsync(Constants.Security.AdminGroupKey))!.AllowedSections, Does.Contain(MvoSection.Alias));

    [Test]
    [Order(3)]
    public async Task WhatAnAdministratorTookAway_StaysAway()
    {
        var groups = host.Get<IUserGroupService>();
        Assert.That((await groups.DeleteAsync(GroupsAtStart.TeamKey)).Success, Is.True);
        var administrators = (await groups.GetAsync(Constants.Security.AdminGroupKey))!;
        administrators.RemoveAllowedSection(MvoSection.Alias);
        Assert.That((await groups.UpdateAsync(administrators, Constants.Security.SuperUserKey)).Success, Is.True);

        await StartAgainAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await groups.GetAsync(GroupsAtStart.TeamAlias), Is.Null);
            Assert.That((await groups.GetAsync(Constants.Security.AdminGroupKey))!.AllowedSections, Does.Not.Contain(MvoSection.Alias));
        });
    }
}
