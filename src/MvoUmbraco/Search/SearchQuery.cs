namespace MvoUmbraco.Search;

/// <summary>What to search for. Whatever is in it, searching is no error; what is too much of it is cut.</summary>
public sealed record SearchQuery
{
    /// <summary>The longest text that is looked at, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The last page: who has not found it by then needs other words.</summary>
    public const int LastPage = 100;

    /// <summary>The most hits of a page.</summary>
    public const int MostPerPage = 50;

    /// <summary>The most values of one facet.</summary>
    public const int MostValues = 20;

    /// <summary>Words, in any form; "several of them in quotes" for those words in that order, -word for what must not be in it.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The values to filter by: within one facet any of them, of each facet one.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>The newest first, and not the best.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>The page, from 1 to <see cref="LastPage"/>.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, from 1 to <see cref="MostPerPage"/>.</summary>
    public int PerPage { get; init; } = 10;

    /// <summary>Nothing is asked for.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Filters.Values.All(values => values.Count == 0);

    /// <summary>The values chosen of a facet.</summary>
    public IReadOnlyList<string> Of(Facet facet) => Filters.TryGetValue(facet, out var values) ? values : [];

    /// <summary>The same with other values of a facet.</summary>
    public SearchQuery With(Facet facet, IEnumerable<string> values) => this with
    {
        Page = 1,
        Filters = new Dictionary<Facet, IReadOnlyList<string>>(Filters) { [facet] = [.. values.Distinct(StringComparer.Ordinal).Take(MostValues)] },
    };
}
