using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Pages;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Workspace;

/// <summary>The workspace of an intranet, as members with other rights see it.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class WorkspaceTests
{
    private const string Intranet = "/netwerken/lerend-netwerk-milieu/intranet/";
    private const string SharedWork = "/themawerking/";
    private const string TeamIntranet = "/mainstreamteam/intranet/";
    private const string Consumers = "Lerend Netwerk Consumenten";

    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        site.Clock.Now = DateTimeOffset.UtcNow;
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task Workspace_IsForItsMembers_AndTheMainstreamTeam_Only()
    {
        using var nobody = site.Browser();
        using var member = await site.SignedInAsync(await site.MemberAsync("An Eigen", MemberSite.Milieu));
        using var other = await site.SignedInAsync(await site.MemberAsync("Bart Ander", Consumers));
        using var team = await site.SignedInAsync(await site.MemberAsync("Cas Team", "Mainstreamteam"));

        Assert.That(await nobody.StatusAsync(Intranet), Is.EqualTo(401));
        Assert.That(await other.StatusAsync(Intranet), Is.EqualTo(403));
        Assert.That(await member.StatusAsync(Intranet), Is.EqualTo(200));
        Assert.That(await team.StatusAsync(Intranet), Is.EqualTo(200));
        Assert.That(await member.StatusAsync(TeamIntranet), Is.EqualTo(403));
        Assert.That(await team.StatusAsync(TeamIntranet), Is.EqualTo(200));
        Assert.That(await other.StatusAsync(SharedWork), Is.EqualTo(200));

        Assert.That(Switch(await member.PageAsync(Intranet)), Is.EquivalentTo(["Lerend Netwerk Milieu", "Themawerking"]));
        Assert.That(Switch(await team.PageAsync(Intranet)), Has.Length.EqualTo(9));
    }

    [Test]
    public async Task FirstVisit_IsExplained_AndALaterOneShowsWhatCameSince()
    {
        using var member = await site.SignedInAsync(await site.MemberAsync("Dina Nieuw", MemberSite.Milieu));
        var first = await member.PageAsync(Intranet);
        Assert.That(Section(first, "nieuw").TextContent, Does.Contain("eerste bezoek"));
        Assert.That(Links(first, "nieuw"), Does.Contain("Welkom"));

        site.Clock.Now += TimeSpan.FromHours(3);
        var second = await member.PageAsync(Intranet);
        Assert.That(Section(second, "nieuw").TextContent, Does.Contain("vorige bezoek").And.Contain("Er is niets nieuws"));

        // Umbraco's own clock is the machine's: what is published now comes after this moment.
        site.Clock.Now = DateTimeOffset.UtcNow;
        using var third = await site.SignedInAsync(await site.MemberAsync("Els Vandaag", MemberSite.Milieu));
        await third.PageAsync(Intranet);
        Publish("Verslag van de werkgroep");
        site.Clock.Now += TimeSpan.FromHours(1);
        Assert.That(Links(await third.PageAsync(Intranet), "nieuw"), Is.EqualTo(["Verslag van de werkgroep"]));
        site.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.That(Links(await third.PageAsync(Intranet), "nieuw"), Is.EqualTo(["Verslag van de werkgroep"]), "it is still the same visit");
    }

    [Test]
    public async Task People_AreShown_ByTheVisibilityTheyChose()
    {
        await ChosenAsync("Fien Iedereen", "iedereen", MemberSite.Milieu);
        await ChosenAsync("Gust Netwerk", "eigen netwerk", MemberSite.MilieuCoordinators);
        await ChosenAsync("Hilde Niemand", "niemand", MemberSite.Milieu);
        await ChosenAsync("Ivo Stil", null, MemberSite.Milieu);
        using var member = await site.SignedInAsync(await site.MemberAsync("Jan Kijker", MemberSite.Milieu));
        using var team = await site.SignedInAsync(await site.MemberAsync("Kato Team", "Mainstreamteam"));

        var own = Section(await member.PageAsync(Intranet), "mensen").TextContent;
        Assert.That(own, Does.Contain("Fien Iedereen").And.Contain("Gust Netwerk").And.Contain("trekker"));
        Assert.That(own, Does.Not.Contain("Hilde").And.Not.Contain("Ivo"));
        Assert.That(Section(await team.PageAsync(Intranet), "mensen").TextContent, Does.Contain("Fien").And.Not.Contain("Gust"));
    }

    [Test]
    public async Task PageOfAnIntranet_IsShown_WithItsPlace()
    {
        using var member = await site.SignedInAsync(await site.MemberAsync("Lies Lezer", MemberSite.Milieu));
        var page = await member.PageAsync(Intranet + "welkom/");
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Welkom"));
        Assert.That(page.QuerySelectorAll(".breadcrumbs a").Select(link => link.TextContent), Does.Contain("Intranet"));
        Assert.That(page.QuerySelector("meta[name=robots]") ?? page.QuerySelector("link[rel=canonical]"), Is.Not.Null);
    }

    private static string[] Switch(IHtmlDocument page) => [.. page.QuerySelectorAll("nav.choices a").Select(link => link.TextContent)];

    private static IElement Section(IHtmlDocument page, string id) => page.GetElementById(id)!.ParentElement!;

    private static string[] Links(IHtmlDocument page, string id) => [.. Section(page, id).QuerySelectorAll("a").Select(link => link.TextContent)];

    private async Task ChosenAsync(string name, string? visibility, string group)
    {
        var member = await site.MemberAsync(name, group);
        member.SetValue("visibility", visibility is null ? null : $"[\"{visibility}\"]");
        site.Get<IMemberService>().Save(member);
    }

    private void Publish(string name)
    {
        var network = ((PageAnswer.Found)site.Get<IKnowledgeCentre>().Read().Pages.At(new Uri(site.Address, "/netwerken/lerend-netwerk-milieu/"))).Page.Info.Key;
        var contents = site.Get<IContentService>();
        var type = site.Get<IContentTypeService>().Get(ContentTypes.Intranet)!;
        var intranet = contents.GetPagedOfTypes([type.Id], 0, 100, out _, null).Single(content => content.ParentId == contents.GetById(network)!.Id);
        var page = contents.Create(name, intranet.Key, ContentTypes.IntranetPage);
        Assert.That(contents.Save(page).Success && contents.Publish(page, ["*"]).Success, Is.True);
    }
}
