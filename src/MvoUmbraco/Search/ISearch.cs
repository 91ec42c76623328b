using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Search;

/// <summary>A piece of a text that is shown of a hit.</summary>
/// <param name="Text">Plain text; whoever shows it encodes it.</param>
/// <param name="IsMatch">It is what was searched for.</param>
public readonly record struct PassagePart(string Text, bool IsMatch);

/// <summary>Something that was found.</summary>
/// <param name="Link">Its page.</param>
/// <param name="Type">The alias of its document type.</param>
/// <param name="Culture">The language it is written in, such as <c>nl-BE</c>.</param>
public sealed record SearchHit(PageLink Link, string Type, string Culture)
{
    /// <summary>What it is: the code of its kind, and of its finer kind when it has one.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The networks whose it is.</summary>
    public IReadOnlyList<PageLink> Networks { get; init; } = [];

    /// <summary>The intranet it stands in; null for what stands outside.</summary>
    public PageLink? Intranet { get; init; }

    /// <summary>The day it is about or appeared.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Its name, with what was searched for marked.</summary>
    public IReadOnlyList<PassagePart> Title { get; init; } = [];

    /// <summary>Where in its text what was searched for stands, or how it begins.</summary>
    public IReadOnlyList<PassagePart> Passage { get; init; } = [];
}

/// <summary>A value to filter by, with how much it would leave.</summary>
/// <param name="Code">How it is called in addresses.</param>
/// <param name="Name">How it is called on screen.</param>
/// <param name="Count">How many hits have it, with the filters of the other facets.</param>
/// <param name="IsChosen">It is filtered by now.</param>
public sealed record FacetValue(string Code, string Name, int Count, bool IsChosen)
{
    /// <summary>The kind that this is a finer kind of; null for any other value.</summary>
    public string? Within { get; init; }
}

/// <summary>The facets.</summary>
public enum Facet
{
    /// <summary>What a page is: an event, knowledge, a network; and which kind of event or knowledge.</summary>
    Kind,

    /// <summary>The network whose it is.</summary>
    Network,

    /// <summary>The theme it is about.</summary>
    Theme,

    /// <summary>The attention point it addresses.</summary>
    AttentionPoint,

    /// <summary>The year it is about or appeared.</summary>
    Year,

    /// <summary>The intranet it stands in.</summary>
    Intranet,
}

/// <summary>A value to filter by that nobody who searches now can know.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Value">What was asked for, shortened.</param>
public sealed record UnknownValue(Facet Facet, string Value);

/// <summary>What was found. All of it, counts and corrections too, is made only of what the visitor may see.</summary>
public sealed record SearchAnswer
{
    /// <summary>What was asked.</summary>
    public required SearchQuery Query { get; init; }

    /// <summary>How many hits there are.</summary>
    public int Total { get; init; }

    /// <summary>Those of the page asked for, the best first.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>The values of each facet, the most frequent first, years the last first.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetValue>> Facets { get; init; } = new Dictionary<Facet, IReadOnlyList<FacetValue>>();

    /// <summary>What the visitor may have meant; null when nothing suggests it.</summary>
    public string? Correction { get; init; }

    /// <summary>Nothing was found of what was typed: these are the hits of <see cref="Correction"/>.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>How many have all that was typed. When they are few, others that have some of it stand below them.</summary>
    public int WithAll { get; init; }

    /// <summary>Values to filter by that mean nothing; they were left out.</summary>
    public IReadOnlyList<UnknownValue> Unknown { get; init; } = [];

    /// <summary>The index has everything that is published; otherwise there may be more.</summary>
    public bool IsComplete { get; init; } = true;
}

/// <summary>What may follow what was typed.</summary>
/// <param name="Words">What was typed with its last word finished, the most frequent first.</param>
/// <param name="Pages">Pages whose names have a word that begins so.</param>
public sealed record SearchSuggestions(IReadOnlyList<string> Words, IReadOnlyList<PageLink> Pages);

/// <summary>
/// Searches what the current visitor may see. The index is kept with every change; every hit and everything counted is
/// asked of <see cref="IContentAccess"/> again.
/// </summary>
public interface ISearch
{
    /// <summary>Searches.</summary>
    /// <param name="query">What for.</param>
    /// <param name="culture">The language to read in; the default language when null or not offered.</param>
    /// <param name="cancellationToken">Ends waiting for changes that are not in the index yet.</param>
    Task<SearchAnswer> FindAsync(SearchQuery query, string? culture = null, CancellationToken cancellationToken = default);

    /// <summary>What may follow what was typed.</summary>
    Task<SearchSuggestions> SuggestAsync(string typed, string? culture = null, CancellationToken cancellationToken = default);
}
