using MvoUmbraco.Access;
using MvoUmbraco.ActionPlan;
using MvoUmbraco.AttentionPoints;
using MvoUmbraco.Calendar;
using MvoUmbraco.Core;
using MvoUmbraco.Core.ActionPlan;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.AttentionPoints;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Navigation;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Core.Organisations;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Themes;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Knowledge;
using MvoUmbraco.MainstreamTeam;
using MvoUmbraco.Networks;
using MvoUmbraco.Organisations;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using MvoUmbraco.Themes;
using MvoUmbraco.Workspace;

namespace MvoUmbraco.Tests.Site;

/// <summary>
/// A small knowledge centre of plain records, with a page of every type and texts that would be markup if nobody encoded
/// them: what the site shows, under the test's control. Changing a record advances the generation, as a publish does.
/// </summary>
internal sealed class SampleCentre : IKnowledgeCentre, IContentGeneration, ICurrentVisitor
{
    public const string Hostile = "<script>alert('x')</script> & \"Zoon\"";

    private readonly Lock gate = new();
    private SampleReading reading;
    private long generation = 1;

    public SampleCentre() => reading = new SampleReading(1, Make());

    public Visitor Visitor { get; set; } = Visitor.Anonymous;

    public long Current => Volatile.Read(ref generation);

    public string Tag => $"test-{Current}";

    public int Readings { get; private set; }

    public Exception? Fails { get; set; }

    public SampleContent Content => reading.Content;

    public IReading Read(string? culture = null)
    {
        Readings++;
        return Fails is { } failure ? throw failure : reading;
    }

    /// <summary>Publishes something else.</summary>
    public void Change(Func<SampleContent, SampleContent> change)
    {
        lock (gate)
        {
            reading = new SampleReading(generation + 1, change(reading.Content));
            Interlocked.Increment(ref generation);
        }
    }

    private static SampleContent Make()
    {
        var home = Link("Kenniscentrum", "/");
        var theme = new Theme { Link = Link("Milieu", "/themas/milieu/"), Summary = "Lucht, water, bodem.", Keywords = ["energie", "afval"], Colour = "#0b6e4f", Icon = "blad", IsExample = true };
        var point = new AttentionPoint { Link = Link("Kmo's", "/aandachtspunten/kmos/"), Summary = "Ook voor kleine ondernemingen.", Colour = "#ffe08a", Icon = "winkel" };
        var organisation = new Organisation { Link = Link(Hostile, "/organisaties/zoon/"), Kind = Words.OrganisationKinds.Read("bedrijf"), Website = "https://www.example.org/" };
        var network = new NetworkSummary { Link = Link("Lerend Netwerk Milieu", "/netwerken/milieu/"), Kind = "themanetwerk", Theme = theme.Link, Summary = "Zeven bedrijven meten hun voetafdruk.", IsExample = true };
        var team = Link("Mainstreamteam", "/mainstreamteam/");
        var member = new TeamMember { Link = Link("Anne Peeters", "/mainstreamteam/anne-peeters/"), Role = Words.TeamRoles.Read("SERV"), Organisation = organisation.Link, Network = network.Link, Competencies = ["sociaal overleg"], Bio = "Eerste alinea.\nTweede alinea." };
        var milestone = new Milestone { Link = Link("Communicatieplan", "/mainstreamteam/actieplan/communicatieplan/"), Result = "Er is een plan.", Progress = 40, Due = new DateOnly(2006, 6, 30), Owners = ["Het team"], Themes = [theme.Link], AttentionPoints = [point.Link] };
        var item = new KnowledgeItem { Link = Link("Energie meten", "/netwerken/milieu/kennis/energie-meten/"), Kind = Words.KnowledgeKinds.Read("goede praktijk"), Summary = "Hoe een bakkerij meet.", Network = network.Link, Themes = [theme.Link], AttentionPoints = [point.Link], Authors = ["J. Maes"], Organisations = [organisation.Link], Source = "Bakkersblad", PublishedOn = new DateOnly(2006, 3, 1), ValidUntil = new DateOnly(2006, 12, 31), Date = new DateOnly(2006, 3, 1) };
        var report = new StatusReport { Link = Link("Stand van zaken", "/netwerken/milieu/kennis/stand/"), Network = network.Link, PeriodStart = new DateOnly(2006, 1, 1), PeriodEnd = new DateOnly(2006, 6, 30) };
        var agenda = new Agenda([
            new AgendaItem { Key = Id("punt"), Title = "Opvolgen van de campagne " + Hostile, SubPoints = ["voortgang", "voorstel"], Presenter = "LinkInc", DurationMinutes = 15, Notes = "Besproken.", Decisions = ["Doorgaan."], Actions = [new AgendaAction("Brief schrijven", "Bert", new DateOnly(2006, 7, 1))] }]);
        Event Event(string name, string url, EventTime time, string kind, string status) => new()
        {
            Link = Link(name, url), Time = time, Kind = Words.EventKinds.Read(kind), Status = Words.EventStatuses.Read(status), Created = DateTimeOffset.UnixEpoch, Updated = DateTimeOffset.UnixEpoch,
        };
        var past = Event("Themawerking", "/agenda/themawerking/", EventTime.At(BrusselsTime.At(new DateOnly(2005, 11, 9), new TimeOnly(9, 30)), BrusselsTime.At(new DateOnly(2005, 11, 9), new TimeOnly(12, 30))), "themawerking", "doorgegaan") with
        {
            Summary = "De zeven netwerken samen.", Location = "Brussel", Organisers = [network.Link, team, organisation.Link], Themes = [theme.Link], AttentionPoints = [point.Link], Participants = ["Bert", Hostile], Agenda = agenda,
            Description = Html("<p>Wat er <em>was</em>.</p>"), Report = Html("<h4>Besluit</h4><p>Goed.</p>"),
            Attachments = [new AttachmentLink(new Attachment(Id("bestand"), "verslag.pdf", null, 1_234_567, "application/pdf", new string('a', 64), DateTimeOffset.UnixEpoch), "/api/mvo/v1/attachments/x/y/verslag.pdf")],
        };
        var range = Event("Afstemming", "/agenda/afstemming/", EventTime.OnDays(new DateOnly(2006, 7, 13), new DateOnly(2006, 7, 20)), "overleg", "gepland");
        var cancelled = Event("Workshop", "/agenda/workshop/", EventTime.OnDay(new DateOnly(2006, 9, 11)), "workshop", "geannuleerd") with { Registration = new Registration(true, 20, true, BrusselsTime.At(new DateOnly(2006, 9, 1), new TimeOnly(12, 0))) };
        var schedule = new EventSchedule([past, range, cancelled]);

        var pages = new List<Page>
        {
            new HomePage(Info(home, "knowledgeCentre")) { Tagline = "Kennis delen", Intro = Html("<p>Welkom.</p>") },
            new NetworkDirectoryPage(Info(Link("Netwerken", "/netwerken/"), "networkDirectory", home), [network]) { Intro = Html("<p>De netwerken.</p>") },
            new LearningNetworkPage(Info(network.Link, "learningNetwork", home, Link("Netwerken", "/netwerken/")), network)
            {
                Body = Html("<h2>Wie</h2><p>Wij.</p>"), Contact = new Contact("An Janssens", "an@example.org", "+32 (0)2 123 45 67"), Website = "https://milieu.example.org/", Founded = new DateOnly(2005, 9, 1),
                Knowledge = [item], StatusReports = [report], Events = schedule, Representatives = [member],
            },
            new KnowledgeFolderPage(Info(Link("Kennis", "/netwerken/milieu/kennis/"), "knowledgeFolder", home)) { Items = [item], StatusReports = [report] },
            new KnowledgeItemPage(Info(item.Link, "knowledgeItem", home, Link("Kennis", "/netwerken/milieu/kennis/")), item) { Body = Html("<h1>Te groot</h1><h3>Te diep</h3><table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>"), RelatedItems = [past.Link] },
            new StatusReportPage(Info(report.Link, "statusReport", home), report) { State = Html("<p>Goed bezig.</p>"), Progress = [new AttentionPointProgress(point.Link, 60, "Gaat vooruit.")], NextSteps = Html("<p>Verder.</p>"), Themes = [theme.Link] },
            new MainstreamTeamPage(Info(team, "mainstreamTeam", home), [member]) { Summary = "Het 8ste netwerk.", Mission = Html("<p>Verbinden.</p>"), Composition = Html("<ul><li>academici</li></ul>"), ActionPlans = [Link("Actieplan", "/mainstreamteam/actieplan/")], Events = schedule },
            new TeamMemberPage(Info(member.Link, "teamMember", home, team), member),
            new ActionPlanPage(Info(Link("Actieplan", "/mainstreamteam/actieplan/"), "actionPlan", home, team), [milestone]) { PeriodStart = new DateOnly(2006, 1, 1), PeriodEnd = new DateOnly(2006, 12, 31) },
            new MilestonePage(Info(milestone.Link, "milestone", home, team), milestone),
            new ThemeDirectoryPage(Info(Link("Thema's", "/themas/"), "themeDirectory", home), [theme]),
            new ThemePage(Info(theme.Link, "theme", home, Link("Thema's", "/themas/")), theme) { Body = Html("<p>Over milieu.</p>"), Networks = [network], Knowledge = [item], Events = schedule },
            new AttentionPointDirectoryPage(Info(Link("Aandachtspunten", "/aandachtspunten/"), "attentionPointDirectory", home), [point]),
            new AttentionPointPage(Info(point.Link, "attentionPoint", home, Link("Aandachtspunten", "/aandachtspunten/")), point) { Knowledge = [item], Events = schedule },
            new CalendarPage(Info(Link("Agenda", "/agenda/"), "calendar", home), schedule) { Intro = Html("<p>Alle activiteiten.</p>") },
            new EventPage(Info(past.Link, "event", home, Link("Agenda", "/agenda/")), past),
            new EventPage(Info(range.Link, "event", home, Link("Agenda", "/agenda/")), range),
            new EventPage(Info(cancelled.Link, "event", home, Link("Agenda", "/agenda/")), cancelled),
            new OrganisationDirectoryPage(Info(Link("Organisaties", "/organisaties/"), "organisationDirectory", home), [organisation]),
            new OrganisationPage(Info(organisation.Link, "organisation", home, Link("Organisaties", "/organisaties/")), organisation) { Events = schedule, Knowledge = [item], TeamMembers = [member] },
            new IntranetPage(Info(Link("Intranet", "/netwerken/milieu/intranet/"), "intranet", home), new IntranetSummary(Link("Intranet", "/netwerken/milieu/intranet/"), network.Link))
            {
                Intro = Html("<p>Voor de leden.</p>"), Events = schedule, Knowledge = [item], StatusReports = [report], Pages = [Link(Hostile, "/over-ons/")],
                Files = [new PlacedFile(past.Attachments[0], past.Link)], Items = [new PlacedItem(item.Link, "knowledgeItem", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)],
            },
            new SignInPage(Info(Link("Aanmelden", "/aanmelden/"), "signInPage", home)) { Intro = Html("<p>Meld u aan.</p>") },
            new NoAccessPage(Info(Link("Geen toegang", "/geen-toegang/"), "noAccessPage", home)) { Body = Html("<p>Vraag het aan de trekker.</p>") },
            new ContentPage(Info(Link("Over ons", "/over-ons/"), "contentPage", home)) { Summary = "Wie we zijn.", Body = Html("<p>Tekst.</p>") },
        };
        return new SampleContent
        {
            Frame = new SiteFrame
            {
                Home = home,
                FooterText = "Een voorbeeld " + Hostile,
                ContactEmail = "info@example.org",
                Menu = [.. pages.Where(page => page.Info.Breadcrumbs.Count == 1 && page is not (SignInPage or NoAccessPage)).Take(7).Select(page => new MenuItem(page.Info.Link, []))],
            },
            Pages = [.. pages],
            Events = schedule,
            Themes = [theme],
            AttentionPoints = [point],
            Networks = [network],
            Organisations = [organisation],
            Members = [member],
            Milestones = [milestone],
            Items = [item],
            Reports = [report],
        };
    }

    public static PageLink Link(string name, string url) => new(Id(url), name, url);

    public static SafeHtml Html(string markup) => SafeHtml.FromSanitised(markup, "tekst");

    public static PageInfo Info(PageLink link, string type, params PageLink[] path)
        => new() { Key = link.Key, Type = type, Name = link.Name, ShortName = link.Name, Url = link.Url, Culture = "nl-BE", Breadcrumbs = path };

    private static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>The records of the sample.</summary>
internal sealed record SampleContent
{
    public SiteFrame? Frame { get; init; }

    public required IReadOnlyList<Page> Pages { get; init; }

    public required EventSchedule Events { get; init; }

    public required IReadOnlyList<Theme> Themes { get; init; }

    public required IReadOnlyList<AttentionPoint> AttentionPoints { get; init; }

    public required IReadOnlyList<NetworkSummary> Networks { get; init; }

    public required IReadOnlyList<Organisation> Organisations { get; init; }

    public required IReadOnlyList<TeamMember> Members { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    public required IReadOnlyList<KnowledgeItem> Items { get; init; }

    public required IReadOnlyList<StatusReport> Reports { get; init; }

    /// <summary>Paths that are there and not for an anonymous visitor.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>The page shown in the place of a protected one.</summary>
    public Page? Instead { get; init; }
}

/// <summary>The sample at one generation.</summary>
internal sealed class SampleReading(long generation, SampleContent content)
    : IReading, IPageReader, INetworkReader, IThemeReader, IAttentionPointReader, ICalendarReader, IOrganisationReader,
      IMainstreamTeamReader, IActionPlanReader, IKnowledgeReader, IIntranetReader
{
    public SampleContent Content => content;

    public long Generation => generation;

    public string Culture => "nl-BE";

    public SiteFrame? Frame => content.Frame;

    public IPageReader Pages => this;

    public INetworkReader Networks => this;

    public IThemeReader Themes => this;

    public IAttentionPointReader AttentionPoints => this;

    public ICalendarReader Calendar => this;

    public IOrganisationReader Organisations => this;

    public IMainstreamTeamReader MainstreamTeam => this;

    public IActionPlanReader ActionPlan => this;

    public IKnowledgeReader Knowledge => this;

    public IIntranetReader Intranets => this;

    IReadOnlyList<IntranetSummary> IIntranetReader.All => [.. content.Pages.OfType<IntranetPage>().Select(page => page.Intranet)];

    IntranetSummary? IIntranetReader.Around(Guid document) => null;

    public EventSchedule Events => content.Events;

    PageLink? ICalendarReader.Page => content.Pages.OfType<CalendarPage>().FirstOrDefault()?.Info.Link;

    PageLink? IMainstreamTeamReader.Page => content.Pages.OfType<MainstreamTeamPage>().FirstOrDefault()?.Info.Link;

    public IReadOnlyList<TeamMember> Members => content.Members;

    public IReadOnlyList<PageLink> Plans => [.. content.Pages.OfType<ActionPlanPage>().Select(page => page.Info.Link)];

    public IReadOnlyList<Milestone> Milestones => content.Milestones;

    public IReadOnlyList<KnowledgeItem> Items => content.Items;

    public IReadOnlyList<StatusReport> StatusReports => content.Reports;

    IReadOnlyList<NetworkSummary> INetworkReader.All => content.Networks;

    IReadOnlyList<Theme> IThemeReader.All => content.Themes;

    IReadOnlyList<AttentionPoint> IAttentionPointReader.All => content.AttentionPoints;

    IReadOnlyList<Organisation> IOrganisationReader.All => content.Organisations;

    public Event? Find(Guid key) => content.Events.All.FirstOrDefault(e => e.Link.Key == key);

    public PageAnswer At(Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
        if (content.Protected.Any(url => url.Trim('/') == path))
        {
            return new PageAnswer.Protected(IsSignedIn: false, content.Instead);
        }

        return content.Pages.FirstOrDefault(page => string.Equals(page.Info.Url.Trim('/'), path, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new PageAnswer.Found(found)
            : new PageAnswer.Missing();
    }

    public PageAnswer Of(Guid key)
        => content.Pages.FirstOrDefault(page => page.Info.Key == key) is { } found ? new PageAnswer.Found(found) : new PageAnswer.Missing();
}
