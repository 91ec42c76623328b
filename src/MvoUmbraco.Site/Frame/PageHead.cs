using MvoUmbraco.Core.ActionPlan;
using MvoUmbraco.Core.AttentionPoints;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Core.Organisations;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Themes;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Site.Calendar;

namespace MvoUmbraco.Site.Frame;

/// <summary>What the head of a document says of the page, to browsers, search engines and who shares it.</summary>
internal sealed record PageHead
{
    // Search engines cut off what is longer.
    private const int LongestDescription = 160;

    /// <summary>The name of the page.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the page with that of the site.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two; null when the page has no text to take it from.</summary>
    public string? Description { get; init; }

    /// <summary>The one address of the page, absolute; null for what must not be found by searching.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The picture to share.</summary>
    public Picture? Image { get; init; }

    /// <summary>The page's events as iCalendar.</summary>
    public string? CalendarUrl { get; init; }

    /// <summary>Language to path, when the page is there in more than one.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = NoTranslations;

    private static IReadOnlyDictionary<string, string> NoTranslations { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The head of a page, or of an answer that is none.</summary>
    public static PageHead Of(Answering here, Page? page, string? name)
    {
        var shown = name ?? here.SiteName;
        var head = new PageHead { Name = shown, Title = TitleOf(here, page, shown) };
        return page is null or SignInPage or NoAccessPage or IntranetPage ? head : head with
        {
            Description = page.Info.Description ?? Shorten(DescriptionOf(page)),
            CanonicalUrl = here.Absolute(page is CalendarPage ? here.CalendarQuery.On(page.Info.Url) : page.Info.Url),
            Image = page.Info.ShareImage,
            CalendarUrl = CalendarFeeds.For(page),
            Translations = page.Info.Translations.Count > 1 ? page.Info.Translations : NoTranslations,
        };
    }

    private static string TitleOf(Answering here, Page? page, string name) => page switch
    {
        HomePage { Tagline: { } tagline } => $"{name} – {tagline}",
        HomePage => name,
        CalendarPage when CalendarTitle.Of(here) is { } title => $"{title} – {here.SiteName}",
        _ when name == here.SiteName => name,
        _ => $"{name} – {here.SiteName}",
    };

    // The page's own words, where the editor wrote no description.
    private static string? DescriptionOf(Page page) => page switch
    {
        HomePage home => home.Tagline ?? home.Intro.PlainText,
        NetworkDirectoryPage list => list.Intro.PlainText,
        LearningNetworkPage network => network.Network.Summary,
        ThemeDirectoryPage list => list.Intro.PlainText,
        ThemePage theme => theme.Theme.Summary,
        AttentionPointDirectoryPage list => list.Intro.PlainText,
        AttentionPointPage point => point.AttentionPoint.Summary,
        CalendarPage calendar => calendar.Intro.PlainText,
        EventPage { Event: var e } => e.Summary ?? e.Description.PlainText,
        OrganisationDirectoryPage list => list.Intro.PlainText,
        OrganisationPage organisation => organisation.Organisation.Summary,
        MainstreamTeamPage team => team.Summary,
        TeamMemberPage member => member.Member.Bio,
        ActionPlanPage plan => plan.Intro.PlainText,
        MilestonePage milestone => milestone.Milestone.Result,
        KnowledgeFolderPage folder => folder.Intro.PlainText,
        KnowledgeItemPage item => item.Item.Summary,
        StatusReportPage report => report.State.PlainText,
        ContentPage content => content.Summary ?? content.Body.PlainText,
        _ => null,
    };

    private static string? Shorten(string? text)
    {
        var line = text?.ReplaceLineEndings(" ").Trim();
        if (string.IsNullOrEmpty(line))
        {
            return null;
        }

        if (line.Length <= LongestDescription)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', LongestDescription - 1);
        return line[..(space > 0 ? space : LongestDescription - 1)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }
}
