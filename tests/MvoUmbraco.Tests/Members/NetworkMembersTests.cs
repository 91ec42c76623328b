using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Networks;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Members;

/// <summary>Coordinators invite people into their own network and manage it; others do not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class NetworkMembersTests : IAsyncDisposable
{
    private const string Consumers = "Lerend Netwerk Consumenten";
    private const string Other = "Nog-Een-Lang-Wachtwoord-2";

    private readonly Mailbox mail = new();
    private MemberSite site = null!;
    private IMember coordinator = null!;
    private IMember member = null!;
    private string people = null!;
    private string foreign = null!;

    [SetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync(mail.Settings);
        coordinator = await site.MemberAsync("Tom Trekker", MemberSite.MilieuCoordinators);
        member = await site.MemberAsync("Anne Maes", MemberSite.Milieu);
        people = $"/mijn/netwerk/{NetworkOf(MemberSite.Milieu):D}/leden";
        foreign = $"/mijn/netwerk/{NetworkOf(Consumers):D}/leden";
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Test]
    public async Task Invited_AcceptsByTheLinkInTheMail_SignsIn_AndBelongs()
    {
        using var inviter = await site.SignedInAsync(coordinator);
        using var sent = await inviter.SendAsync(people, people + "/uitnodigen", ("mail", "Nieuw.Lid@example.be"), ("naam", "Nieuw Lid"), ("bericht", "Welkom bij ons!"));
        Assert.That((int)sent.StatusCode, Is.EqualTo(200));
        Assert.That((await Browser.ReadAsync(sent)).QuerySelector("[role=status]")!.TextContent, Does.Contain("onderweg"));
        var link = await mail.NextLinkAsync("nieuw.lid@example.be", "/mijn/uitnodiging/");

        using var guest = site.Browser();
        var offer = await guest.PageAsync(link);
        Assert.That(offer.QuerySelector("h1")!.TextContent, Does.Contain(MemberSite.Milieu));
        Assert.That(offer.QuerySelector("#naam")!.GetAttribute("value"), Is.EqualTo("Nieuw Lid"));
        Assert.That(offer.QuerySelector("[name=zichtbaar][checked]")!.GetAttribute("value"), Is.EqualTo("niemand"), "being listed is asked, not assumed");
        using var weak = await guest.SendAsync(offer, link, ("nieuw", "kort"), ("zichtbaar", "netwerk"));
        Assert.That((int)weak.StatusCode, Is.EqualTo(422));
        Assert.That((await Browser.ReadAsync(weak)).QuerySelector("[name=zichtbaar][checked]")!.GetAttribute("value"), Is.EqualTo("netwerk"), "what was chosen is not lost");

        using var accepted = await guest.SendAsync(offer, link, ("naam", "Nieuw Lid"), ("nieuw", Other), ("zichtbaar", "netwerk"), ("taal", "fr-BE"), ("trekker", "ja"), ("Roles", "Mainstreamteam"));
        Assert.That((int)accepted.StatusCode, Is.EqualTo(303));
        var made = site.Get<IMemberService>().GetByEmail("nieuw.lid@example.be")!;
        Assert.That(site.Get<IMemberService>().GetAllRoles(made.Id), Is.EqualTo([MemberSite.Milieu]), "a member, and no more than invited for");
        Assert.That(made.GetValue<string>("visibility"), Is.EqualTo("[\"eigen netwerk\"]"));
        Assert.That(made.ContentTypeAlias, Is.EqualTo("networkMember"));
        using var signedIn = await site.SignedInAsync(made, Other);
        Assert.That(await signedIn.StatusAsync("/netwerken/lerend-netwerk-milieu/intranet/"), Is.EqualTo(200));

        Assert.That(await guest.StatusAsync(link), Is.EqualTo(410));
        using var replayed = await guest.SendAsync(offer, link, ("naam", "Nog Iemand"), ("nieuw", "Een-Derde-Wachtwoord-3"), ("zichtbaar", "niemand"));
        Assert.That((int)replayed.StatusCode, Is.EqualTo(410));
        Assert.That((await inviter.PageAsync(people)).QuerySelector("table")!.TextContent, Does.Contain("Nieuw Lid"));
    }

    [Test]
    public async Task WhoIsAMemberAlready_JoinsWithoutAnotherPassword()
    {
        var known = await site.MemberAsync("Bert Boon", Consumers);
        using var inviter = await site.SignedInAsync(coordinator);
        using var sent = await inviter.SendAsync(people, people + "/uitnodigen", ("mail", known.Email), ("trekker", "ja"));
        var link = await mail.NextLinkAsync(known.Email, "/mijn/uitnodiging/");
        using var guest = site.Browser();
        var offer = await guest.PageAsync(link);
        Assert.That(offer.QuerySelector("[name=nieuw]"), Is.Null);
        using var accepted = await guest.SendAsync(offer, link, ("nieuw", "Gekaapt-Wachtwoord-9"), ("naam", "Gekaapt"));
        Assert.That((int)accepted.StatusCode, Is.EqualTo(303));
        using var signedIn = await site.SignedInAsync(known);
        Assert.That(site.Get<IMemberService>().GetById(known.Key)!.Name, Is.EqualTo("Bert Boon"));
        Assert.That(site.Get<IMemberService>().GetAllRoles(known.Id), Is.EquivalentTo([Consumers, MemberSite.Milieu, MemberSite.MilieuCoordinators]));
    }

    [Test]
    public async Task List_IsLookedAtFirst_NamesEveryBadLine_AndInvitesTheOthers()
    {
        using var inviter = await site.SignedInAsync(coordinator);
        var list = $"E-mail;Naam;Trekker\nan@example.be;An Één;ja\nfout;Fout\nan@example.be;Nog eens\n{member.Email};Anne\nbo@example.be;Bo;nee\n";
        var preview = await LookAsync(inviter, Encoding.UTF8.GetBytes(list));
        var rows = preview.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray()).ToList();
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(["2", "3", "4", "5", "6"]));
        Assert.That(rows.Select(row => row[4]), Is.EqualTo(["In orde", "Dit is geen e-mailadres.", "Dit adres staat al hoger in de lijst.", "Is al lid van dit netwerk.", "In orde"]));
        Assert.That(await OpenAsync(), Is.Empty, "looking invites nobody");

        using var invited = await inviter.SendAsync(preview, people + "/uitnodigen", ("bericht", "Hallo"));
        Assert.That((int)invited.StatusCode, Is.EqualTo(200));
        Assert.That(await OpenAsync(), Is.EqualTo([("an@example.be", "An Één", true), ("bo@example.be", "Bo", false)]));
        Assert.That(await mail.NextAsync("an@example.be"), Does.Contain("Hallo").And.Contain("Tom Trekker"));

        var again = await LookAsync(inviter, Encoding.Latin1.GetBytes("an@example.be;An Één\n"));
        Assert.That(again.QuerySelector("tbody td:nth-child(3)")!.TextContent, Is.EqualTo("An Één"), "an old spreadsheet's letters too");
        Assert.That(again.QuerySelector("tbody td:last-child")!.TextContent, Is.EqualTo("Is al uitgenodigd."));
        Assert.That(again.QuerySelector("main form[action$=uitnodigen]"), Is.Null);
    }

    [Test]
    public async Task BadAddress_IsSaidAtTheField_AndNobodyIsInvited([Values("", "geen-adres", "an@example.be, bo@example.be")] string address)
    {
        using var inviter = await site.SignedInAsync(coordinator);
        using var answer = await inviter.SendAsync(people, people + "/uitnodigen", ("mail", address), ("naam", "Iemand"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        var page = await Browser.ReadAsync(answer);
        Assert.That(page.QuerySelector("#fout-mail"), Is.Not.Null);
        Assert.That(page.QuerySelector("#mail")!.GetAttribute("value") ?? string.Empty, Is.EqualTo(address));
        Assert.That(page.QuerySelector("#naam")!.GetAttribute("value"), Is.EqualTo("Iemand"));
        Assert.That(await OpenAsync(), Is.Empty);
    }

    [Test]
    public async Task Invitation_IsTakenBack_SentAgain_AndEndsByItself()
    {
        using var inviter = await site.SignedInAsync(coordinator);
        using var guest = site.Browser();
        using var sent = await inviter.SendAsync(people, people + "/uitnodigen", ("mail", "an@example.be"));
        var first = await mail.NextLinkAsync("an@example.be", "/mijn/uitnodiging/");
        var page = await inviter.PageAsync(people);
        using var again = await inviter.SendAsync(page, ActionOf(page, "opnieuw"));
        var second = await mail.NextLinkAsync("an@example.be", "/mijn/uitnodiging/");
        Assert.That(await guest.StatusAsync(first), Is.EqualTo(410));
        Assert.That(await guest.StatusAsync(second), Is.EqualTo(200));

        site.Clock.Now += TimeSpan.FromDays(13);
        Assert.That(await guest.StatusAsync(second), Is.EqualTo(200));
        site.Clock.Now += TimeSpan.FromDays(1.1);
        Assert.That(await guest.StatusAsync(second), Is.EqualTo(410));

        using var later = await site.SignedInAsync(coordinator);
        page = await later.PageAsync(people);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("De link werkt niet meer."));
        using var withdrawn = await later.SendAsync(page, ActionOf(page, "intrekken"));
        Assert.That(await OpenAsync(), Is.Empty);
    }

    [Test]
    public async Task Coordinator_ManagesTheOwnNetwork_ButItsLastCoordinatorStays()
    {
        using var browser = await site.SignedInAsync(coordinator);
        using var last = await browser.SendAsync(people, $"{people}/{coordinator.Key:D}/geen-trekker");
        Assert.That((await Browser.ReadAsync(last)).QuerySelector("[role=status]")!.TextContent, Does.Contain("laatste trekker"));
        using var lastLeaves = await browser.SendAsync(people, $"{people}/{coordinator.Key:D}/verwijderen");
        Assert.That(RolesOf(coordinator), Is.EqualTo([MemberSite.MilieuCoordinators]));

        using var made = await browser.SendAsync(people, $"{people}/{member.Key:D}/trekker");
        Assert.That((int)made.StatusCode, Is.EqualTo(303));
        Assert.That(RolesOf(member), Is.EquivalentTo([MemberSite.Milieu, MemberSite.MilieuCoordinators]));
        using var stepsBack = await browser.SendAsync(people, $"{people}/{coordinator.Key:D}/geen-trekker");
        Assert.That(stepsBack.Headers.Location?.ToString(), Is.EqualTo("/mijn/profiel"));
        Assert.That(RolesOf(coordinator), Is.EqualTo([MemberSite.Milieu]), "who is no coordinator any more stays a member");
        Assert.That(await browser.StatusAsync(people), Is.EqualTo(404));

        using var anne = await site.SignedInAsync(member);
        using var removed = await anne.SendAsync(people, $"{people}/{coordinator.Key:D}/verwijderen");
        Assert.That(RolesOf(coordinator), Is.Empty);
        Assert.That(site.Get<IMemberService>().GetById(coordinator.Key), Is.Not.Null, "the person stays");
        Assert.That(await browser.StatusAsync("/netwerken/lerend-netwerk-milieu/intranet/"), Is.EqualTo(403));
    }

    [Test]
    public async Task OthersSeeNothing_AndChangeNothing_TheMainstreamTeamSeesAll()
    {
        var mainstream = await site.MemberAsync("Mia Mainstream", "Mainstreamteam");
        var target = await site.MemberAsync("Carla Claes", Consumers);
        using var own = await site.SignedInAsync(coordinator);
        var token = ("__RequestVerificationToken", (await own.PageAsync(people)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));
        Assert.That(await own.StatusAsync(foreign), Is.EqualTo(404), "a coordinator of another network");
        foreach (var path in new[] { $"{foreign}/{target.Key:D}/verwijderen", $"{foreign}/{target.Key:D}/trekker", $"{people}/{target.Key:D}/trekker", foreign + "/uitnodigen", foreign + "/lijst", $"{people}/{member.Key:D}/iets" })
        {
            using var answer = await own.PostAsync(path, token, ("mail", "an@example.be"));
            Assert.That((int)answer.StatusCode, Is.EqualTo(404), path);
        }

        Assert.That(RolesOf(target), Is.EqualTo([Consumers]));
        Assert.That(await OpenAsync(), Is.Empty);

        using var plain = await site.SignedInAsync(member);
        Assert.That(await plain.StatusAsync(people), Is.EqualTo(404));
        Assert.That(await plain.StatusAsync("/mijn/leden"), Is.EqualTo(404));

        using var team = await site.SignedInAsync(mainstream);
        foreach (var path in new[] { people, foreign, "/mijn/leden" })
        {
            Assert.That(await team.StatusAsync(path), Is.EqualTo(200), path);
        }

        var seen = await team.PageAsync(people);
        Assert.That(seen.QuerySelector("table")!.TextContent, Does.Contain("Anne Maes").And.Contain("Tom Trekker"));
        Assert.That(
            seen.QuerySelectorAll("main form").Select(form => form.GetAttribute("action")!.Split('/')[^1]),
            Is.EquivalentTo(["trekker", "uitnodigen"]),
            "it sees to it that somebody coordinates, and does not manage");
        var teamToken = ("__RequestVerificationToken", seen.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));
        foreach (var path in new[] { $"{people}/{member.Key:D}/verwijderen", $"{people}/{coordinator.Key:D}/geen-trekker" })
        {
            using var tried = await team.PostAsync(path, teamToken);
            Assert.That((int)tried.StatusCode, Is.EqualTo(404), path);
        }

        using var plainOne = await team.PostAsync(people + "/uitnodigen", teamToken, ("mail", "gewoon@example.be"));
        Assert.That((int)plainOne.StatusCode, Is.EqualTo(422));
        Assert.That(await OpenAsync(), Is.Empty, "whom else a network invites is its own to say");
        Assert.That(await site.Browser().StatusAsync(people), Is.EqualTo(303));
    }

    [Test]
    public async Task FirstCoordinator_IsInvitedOrAppointedByTheMainstreamTeam()
    {
        var mainstream = await site.MemberAsync("Mia Mainstream", "Mainstreamteam");
        var target = await site.MemberAsync("Carla Claes", Consumers);
        using var team = await site.SignedInAsync(mainstream);
        using var sent = await team.SendAsync(foreign, foreign + "/uitnodigen", ("mail", "eerste@example.be"));
        Assert.That((int)sent.StatusCode, Is.EqualTo(200));
        var link = await mail.NextLinkAsync("eerste@example.be", "/mijn/uitnodiging/");
        using var guest = site.Browser();
        using var accepted = await guest.SendAsync(link, link, ("naam", "Eerste Trekker"), ("nieuw", Other), ("zichtbaar", "niemand"), ("taal", "nl-BE"));
        Assert.That(RolesOf(site.Get<IMemberService>().GetByEmail("eerste@example.be")!), Is.EquivalentTo([Consumers, Consumers + " - trekkers"]));

        using var made = await team.SendAsync(foreign, $"{foreign}/{target.Key:D}/trekker");
        Assert.That((int)made.StatusCode, Is.EqualTo(303));
        Assert.That(RolesOf(target), Is.EquivalentTo([Consumers, Consumers + " - trekkers"]));
        using var asCoordinator = await site.SignedInAsync(target);
        Assert.That((await asCoordinator.PageAsync(foreign)).QuerySelectorAll("form[action$=verwijderen]"), Is.Not.Empty);
    }

    private async Task<IHtmlDocument> LookAsync(Browser browser, byte[] list)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent((await browser.PageAsync(people)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(list), "bestand", "leden.csv" },
        };
        using var answer = await browser.Client.PostAsync(new Uri(people + "/lijst", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await Browser.ReadAsync(answer);
    }

    private static string ActionOf(IHtmlDocument page, string move) => page.QuerySelector($"form[action$={move}]")!.GetAttribute("action")!;

    private Guid NetworkOf(string group) => site.Get<INetworkGroups>().All.Single(pair => pair.Members.Name == group).Network;

    private IEnumerable<string> RolesOf(IMember who) => site.Get<IMemberService>().GetAllRoles(who.Id);

    private async Task<List<(string, string?, bool)>> OpenAsync()
    {
        await using var context = await site.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        return [.. (await context.Set<Invitation>().OrderBy(invitation => invitation.Email).ToListAsync()).Select(invitation => (invitation.Email, invitation.Name, invitation.AsCoordinator))];
    }
}
