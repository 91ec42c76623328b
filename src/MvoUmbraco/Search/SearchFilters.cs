using System.Globalization;

namespace MvoUmbraco.Search;

/// <summary>The filters of one query, and the counts of every facet under them.</summary>
internal sealed class SearchFilters
{
    private const int LongestEcho = 60;

    private readonly SearchQuery query;
    private readonly SearchValues values;
    private readonly List<UnknownValue> unknown = [];
    private readonly Dictionary<Facet, Guid[]> keys = [];
    private readonly int[] years;
    private readonly string[] kinds;

    private FacetCounter<string> kindCounter = null!;
    private FacetCounter<int> yearCounter = null!;
    private Dictionary<Facet, FacetCounter<Guid>> keyCounters = null!;
    private Dictionary<string, string> finer = null!;

    public SearchFilters(SearchQuery query, SearchValues values, Func<string, bool> kindIsThere)
    {
        (this.query, this.values) = (query, values);
        kinds = Known(Facet.Kind, code => kindIsThere(code) ? code : null).OfType<string>().ToArray();
        years = Known(Facet.Year, code => SearchValues.YearOf(code)).OfType<int>().ToArray();
        foreach (var facet in new[] { Facet.Network, Facet.Theme, Facet.AttentionPoint, Facet.Intranet })
        {
            keys[facet] = [.. Known(facet, code => values.KeyOf(facet, code)).OfType<Guid>()];
        }

        Reset();
    }

    /// <summary>What was asked for and means nothing.</summary>
    public IReadOnlyList<UnknownValue> Unknown => unknown;

    public IReadOnlyList<FacetCounter> Counters => [kindCounter, yearCounter, .. keyCounters.Values];

    /// <summary>Begins counting anew.</summary>
    public void Reset()
    {
        finer = new Dictionary<string, string>(StringComparer.Ordinal);
        kindCounter = new FacetCounter<string>(KindsOf, kinds);
        yearCounter = new FacetCounter<int>(card => card.Years, years);
        keyCounters = new()
        {
            [Facet.Network] = new(card => card.Networks, keys[Facet.Network]),
            [Facet.Theme] = new(card => card.Themes, keys[Facet.Theme]),
            [Facet.AttentionPoint] = new(card => card.AttentionPoints, keys[Facet.AttentionPoint]),
            [Facet.Intranet] = new(card => card.Intranet is { } intranet ? [intranet] : [], keys[Facet.Intranet]),
        };
    }

    /// <summary>What was counted. A value that is chosen is there even when nothing has it.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetValue>> Facets()
    {
        var facets = new Dictionary<Facet, IReadOnlyList<FacetValue>>
        {
            [Facet.Kind] = [.. kinds.Concat(kindCounter.Counts.Keys).Distinct(StringComparer.Ordinal)
                .Select(code => new FacetValue(code, SearchKinds.NameOf(code), kindCounter.Counts.GetValueOrDefault(code), kindCounter.IsChosen(code)) { Within = finer.GetValueOrDefault(code) })
                .OrderByDescending(value => value.Count).ThenBy(value => value.Code, StringComparer.Ordinal)],
            [Facet.Year] = [.. years.Concat(yearCounter.Counts.Keys).Distinct().OrderDescending()
                .Select(year => (Year: year, Code: year.ToString("0000", CultureInfo.InvariantCulture)))
                .Select(year => new FacetValue(year.Code, year.Code, yearCounter.Counts.GetValueOrDefault(year.Year), yearCounter.IsChosen(year.Year)))],
        };
        foreach (var (facet, counter) in keyCounters)
        {
            facets[facet] = [.. values.All(facet)
                .Select(value => new FacetValue(value.Code, value.Link.Name, counter.Counts.GetValueOrDefault(value.Link.Key), counter.IsChosen(value.Link.Key)))
                .Where(value => value.Count > 0 || value.IsChosen)
                .OrderByDescending(value => value.Count)];
        }

        return facets;
    }

    private IReadOnlyList<string> KindsOf(SearchCard card)
    {
        if (card.Kinds is [var coarse, var fine])
        {
            finer.TryAdd(fine, coarse);
        }

        return card.Kinds;
    }

    private List<T?> Known<T>(Facet facet, Func<string, T?> read)
    {
        var known = new List<T?>();
        foreach (var code in query.Of(facet).Take(SearchQuery.MostValues))
        {
            if (read(code) is { } value)
            {
                known.Add(value);
            }
            else
            {
                unknown.Add(new UnknownValue(facet, code.Length > LongestEcho ? code[..LongestEcho] + "…" : code));
            }
        }

        return known;
    }
}
