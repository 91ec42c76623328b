using System.Collections.Concurrent;
using System.Collections.Frozen;
using MvoUmbraco.Access;
using MvoUmbraco.ActionPlan;
using MvoUmbraco.AttentionPoints;
using MvoUmbraco.Calendar;
using MvoUmbraco.Core.Navigation;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Knowledge;
using MvoUmbraco.MainstreamTeam;
using MvoUmbraco.Navigation;
using MvoUmbraco.Networks;
using MvoUmbraco.Organisations;
using MvoUmbraco.Pages;
using MvoUmbraco.Placing;
using MvoUmbraco.Themes;
using MvoUmbraco.Workspace;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Reading;

/// <summary>
/// Hands out readings and keeps them for as long as the content does not change: one per visitor (those with the same
/// rights share, anonymous visitors all do) and language.
/// </summary>
internal sealed class KnowledgeCentre(
    ContentSource source,
    ICurrentVisitor current,
    ILanguageService languages,
    IContentGeneration generation) : IKnowledgeCentre, IDraftPages
{
    // More than this many members reading between two changes share less; memory stays bounded.
    private const int MostKept = 256;

    private sealed record Kept(
        long Generation,
        FrozenDictionary<string, string> Cultures,
        ConcurrentDictionary<(Visitor Visitor, string Culture), IReading> Readings)
    {
        // By the name the language has in Umbraco, whatever the capitals of the request.
        public string CultureFor(string? asked, string standard)
            => asked is not null && Cultures.TryGetValue(asked.Trim(), out var known) ? known : standard;
    }

    private volatile Kept? kept;

    public IReading Read(string? culture = null)
    {
        var kept = CurrentlyKept();
        var key = (current.Visitor, kept.CultureFor(culture, source.Addresses.DefaultCulture));
        return kept.Readings.GetOrAdd(
            key,
            static (key, from) => new WholeReading(from.Generation, new ContentView(from.Source, key.Visitor, key.Culture)),
            (kept.Generation, Source: source));
    }

    public Page? Of(Guid document)
    {
        var view = new ContentView(source, current.Visitor, source.Addresses.DefaultCulture, document);
        return new WholeReading(generation.Current, view).Pages.Of(document) is PageAnswer.Found { Page: var page } ? page : null;
    }

    /// <summary>The ground that a reading of this knowledge centre stands on.</summary>
    public static ContentView ViewOf(IReading reading) => ((WholeReading)reading).View;

    private Kept CurrentlyKept()
    {
        // The number is read before anything that it vouches for: a change in between makes all be read once more.
        var now = generation.Current;
        if (this.kept is { } kept && kept.Generation == now && kept.Readings.Count < MostKept)
        {
            return kept;
        }

        // Languages are in memory: the task is complete when it is returned.
        var cultures = languages.GetAllAsync().GetAwaiter().GetResult()
            .ToFrozenDictionary(language => language.IsoCode, language => language.IsoCode, StringComparer.OrdinalIgnoreCase);
        return this.kept = new Kept(now, cultures, new());
    }

    private sealed class WholeReading : IReading
    {
        private readonly FrameReader frame;

        public WholeReading(long generation, ContentView view)
        {
            var networks = new NetworkReader(view, this);
            var themes = new ThemeReader(view, this);
            var points = new AttentionPointReader(view, this);
            var calendar = new CalendarReader(view);
            var organisations = new OrganisationReader(view, this);
            var team = new MainstreamTeamReader(view, this);
            var plan = new ActionPlanReader(view);
            var knowledge = new KnowledgeReader(view);
            var intranets = new IntranetReader(view, this);

            frame = new FrameReader(view);
            View = view;
            Generation = generation;
            Culture = view.Culture;
            Networks = networks;
            Themes = themes;
            AttentionPoints = points;
            Calendar = calendar;
            Organisations = organisations;
            MainstreamTeam = team;
            ActionPlan = plan;
            Knowledge = knowledge;
            Intranets = intranets;
            Pages = new PageReader(
                view,
                [
                    .. networks.Pages(), .. themes.Pages(), .. points.Pages(), .. calendar.Pages(), .. organisations.Pages(),
                    .. team.Pages(), .. plan.Pages(), .. knowledge.Pages(), .. intranets.Pages(),
                ]);
        }

        public ContentView View { get; }

        public long Generation { get; }

        public string Culture { get; }

        public SiteFrame? Frame => frame.Frame;

        public IPageReader Pages { get; }

        public INetworkReader Networks { get; }

        public IThemeReader Themes { get; }

        public IAttentionPointReader AttentionPoints { get; }

        public ICalendarReader Calendar { get; }

        public IOrganisationReader Organisations { get; }

        public IMainstreamTeamReader MainstreamTeam { get; }

        public IActionPlanReader ActionPlan { get; }

        public IKnowledgeReader Knowledge { get; }

        public IIntranetReader Intranets { get; }
    }
}
