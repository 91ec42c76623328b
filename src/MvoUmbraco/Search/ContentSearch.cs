using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Text;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Search;

internal sealed class ContentSearch(IKnowledgeCentre centre, SearchIndex index, SearchUpkeep upkeep) : ISearch
{
    // A search that would wait longer for a change answers without it, and says so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // With fewer hits another spelling may have been meant.
    private const int Few = 3;

    // With fewer, what has only some of the words is shown below.
    private const int Enough = 10;
    private const int MostSuggestions = 8;

    public async Task<SearchAnswer> FindAsync(SearchQuery query, string? culture = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query = query with { Page = Math.Clamp(query.Page, 1, SearchQuery.LastPage), PerPage = Math.Clamp(query.PerPage, 1, SearchQuery.MostPerPage) };
        var isComplete = await upkeep.CatchUpAsync(Patience, cancellationToken);
        return Guarded(snapshot => new Searching(snapshot, centre.Read(culture)).Find(query) with { IsComplete = isComplete })
            ?? new SearchAnswer { Query = query, IsComplete = false };
    }

    public async Task<SearchSuggestions> SuggestAsync(string typed, string? culture = null, CancellationToken cancellationToken = default)
    {
        await upkeep.CatchUpAsync(Patience, cancellationToken);
        return Guarded(snapshot => new Searching(snapshot, centre.Read(culture)).Suggest(TypedQuery.Read(typed))) ?? new SearchSuggestions([], []);
    }

    // Null while there is no index that can be read.
    private T? Guarded<T>(Func<SearchSnapshot, T> search) where T : class
    {
        using var snapshot = index.Hold();
        try
        {
            return snapshot is null ? null : search(snapshot);
        }
        catch (IOException)
        {
            upkeep.Broken();
            return null;
        }
    }

    /// <summary>One search, on one snapshot of the index, for one reading.</summary>
    private sealed class Searching
    {
        private readonly SearchSnapshot snapshot;
        private readonly IReading reading;
        private readonly ContentView view;
        private readonly SearchTerms[] languages;
        private readonly SearchValues values;

        public Searching(SearchSnapshot snapshot, IReading reading)
        {
            (this.snapshot, this.reading) = (snapshot, reading);
            view = KnowledgeCentre.ViewOf(reading);
            values = new SearchValues(reading);

            // What is not there in the language of the reading is read in the default language.
            languages = [.. new[] { reading.Culture, view.Source.Addresses.DefaultCulture }.Select(LanguageAnalysis.Of).Distinct().Select(analysis => new SearchTerms(analysis))];
        }

        private QueryMaker Maker => new(snapshot, languages);

        private LanguageAnalysis[] Analyses => [.. languages.Select(terms => terms.Analysis)];

        public SearchAnswer Find(SearchQuery query)
        {
            var typed = TypedQuery.Read(query.Text);
            query = query with { Text = typed.Text };
            var filters = new SearchFilters(query, values, KindIsThere);
            var answer = new SearchAnswer { Query = query, Unknown = filters.Unknown };
            if (query.IsEmpty)
            {
                return answer;
            }

            if (typed.Text.Length == 0)
            {
                return Answer(answer, filters, new MatchAllDocsQuery());
            }

            var found = Found(answer, filters, typed);
            if (found.WithAll >= Few || Corrected(typed) is not { } corrected)
            {
                return found;
            }

            if (found.WithAll > 0)
            {
                return found with { Correction = corrected.Text };
            }

            var other = Found(answer, filters, corrected);
            return other.WithAll > 0 || (found.Total == 0 && other.Total > 0)
                ? other with { Correction = corrected.Text, IsCorrected = true }
                : found with { Correction = other.Total > 0 ? corrected.Text : null };
        }

        public SearchSuggestions Suggest(TypedQuery typed)
        {
            if (typed.Words(Analyses) is not [.., var last] || !QueryMaker.IsLast(last, typed))
            {
                return new SearchSuggestions([], []);
            }

            var found = from terms in languages
                        where last.ContainsKey(terms.Analysis)
                        let word = last[terms.Analysis]
                        from finished in new WordList(snapshot, terms.Analysis, IsVisible).Beginning(word.Word, MostSuggestions)
                        select string.Concat(typed.Text.AsSpan(0, word.Start), finished);
            return new SearchSuggestions([.. found.Distinct(StringComparer.Ordinal).Take(MostSuggestions)], Named(typed));
        }

        private SearchAnswer Found(SearchAnswer answer, SearchFilters filters, TypedQuery typed)
        {
            if (Made(typed, needsAll: true) is not { } strict)
            {
                return answer;
            }

            var found = Answer(answer, filters, strict);
            if (found.Total >= Enough || (found.Total > 0 && answer.Query.IsNewestFirst))
            {
                return found;
            }

            return Answer(answer, filters, Made(typed, needsAll: false)!) with { WithAll = found.Total };
        }

        private Query? Made(TypedQuery typed, bool needsAll)
        {
            foreach (var terms in languages)
            {
                terms.Stems.Clear();
                terms.Prefix = null;
            }

            return Maker.Make(typed, needsAll);
        }

        private SearchAnswer Answer(SearchAnswer answer, SearchFilters filters, Query query)
        {
            filters.Reset();
            var collector = new HitCollector(snapshot, IsVisible, filters.Counters);
            snapshot.Searcher.Search(query, Permitted(), collector);
            var asked = answer.Query;
            return answer with
            {
                Total = collector.Total,
                WithAll = collector.Total,
                Hits = [.. collector.Take(asked.IsNewestFirst, (asked.Page - 1) * asked.PerPage, asked.PerPage).Select(hit => HitOf(hit.Document, hit.Card)).OfType<SearchHit>()],
                Facets = filters.Facets(),
            };
        }

        // The index's own knowledge of who sees what keeps the work small; it is not what decides.
        private QueryWrapperFilter Permitted()
        {
            var who = new BooleanQuery { { new TermQuery(new Term(SearchSchema.Who, SearchSchema.Everybody)), Occur.SHOULD } };
            if (view.Visitor is { IsSignedIn: true, UserName: { } name } visitor)
            {
                who.Add(new TermQuery(new Term(SearchSchema.Who, SearchSchema.Member(name))), Occur.SHOULD);
                foreach (var group in visitor.Groups.Take(BooleanQuery.MaxClauseCount - 2))
                {
                    who.Add(new TermQuery(new Term(SearchSchema.Who, SearchSchema.Group(group))), Occur.SHOULD);
                }
            }

            return new QueryWrapperFilter(new BooleanQuery
            {
                { who, Occur.MUST },
                { new TermQuery(new Term(SearchSchema.In, reading.Culture.ToLowerInvariant())), Occur.MUST },
            });
        }

        // The one access question, for every hit and everything that is counted.
        private bool IsVisible(SearchCard card) => view.Sees(card.Key);

        private bool KindIsThere(string code) => snapshot.Cards().Any(card => card.Kinds.Contains(code, StringComparer.Ordinal) && IsVisible(card));

        private bool IsThere(Query query)
        {
            var collector = new HitCollector(snapshot, IsVisible, []);
            snapshot.Searcher.Search(query, Permitted(), collector);
            return collector.Total > 0;
        }

        private TypedQuery? Corrected(TypedQuery typed)
        {
            var others = new List<(TextWord, string)>();
            foreach (var place in typed.Words(Analyses).Where(place => place.Values.All(word => !word.IsStopWord)))
            {
                if (Maker.IsCompound(place) || IsThere(Maker.Word(place, QueryMaker.IsLast(place, typed), isWhole: true)))
                {
                    continue;
                }

                foreach (var (analysis, word) in place)
                {
                    if (new WordList(snapshot, analysis, IsVisible).Nearest(word) is { } nearest)
                    {
                        others.Add((word, nearest));
                        break;
                    }
                }
            }

            return others.Count == 0 ? null : TypedQuery.Read(typed.With(others));
        }

        private PageLink[] Named(TypedQuery typed)
        {
            var all = new BooleanQuery();
            foreach (var place in typed.Words(Analyses))
            {
                var any = new BooleanQuery();
                foreach (var (analysis, word) in place)
                {
                    var term = new Term(SearchSchema.InLanguage(SearchSchema.Names, analysis.Language), word.Word);
                    any.Add(QueryMaker.IsLast(place, typed) ? new PrefixQuery(term) : new TermQuery(term), Occur.SHOULD);
                }

                all.Add(any, Occur.MUST);
            }

            var collector = new HitCollector(snapshot, IsVisible, []);
            snapshot.Searcher.Search(all, Permitted(), collector);
            return [.. collector.Take(newestFirst: false, 0, 50).Select(hit => view.LinkTo(hit.Card.Key)).OfType<PageLink>().OrderBy(link => link.Name.Length).Take(MostSuggestions)];
        }

        private SearchHit? HitOf(int document, SearchCard card)
        {
            if (view.LinkTo(card.Key) is not { } link)
            {
                return null;
            }

            var stored = snapshot.Searcher.Doc(document);
            var terms = Array.Find(languages, terms => terms.Analysis == LanguageAnalysis.Of(card.Culture));
            return new SearchHit(link, card.Type, card.Culture)
            {
                Kinds = card.Kinds,
                Networks = [.. card.Networks.Select(view.LinkTo).OfType<PageLink>()],
                Intranet = card.Intranet is { } intranet ? values.All(Facet.Intranet).Select(value => value.Link).FirstOrDefault(value => value.Key == intranet) : null,
                Day = card.Day,
                Title = Passages.Marked(link.Name, terms),
                Passage = Passages.Best(stored.Get(SearchSchema.Summary, CultureInfo.InvariantCulture) ?? string.Empty, stored.Get(SearchSchema.Body, CultureInfo.InvariantCulture) ?? string.Empty, terms),
            };
        }
    }
}
