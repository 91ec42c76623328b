namespace MvoUmbraco.Search;

/// <summary>Counts the values of one facet, and says which documents the chosen ones leave.</summary>
internal abstract class FacetCounter
{
    public abstract bool Passes(SearchCard card);

    public abstract void Count(SearchCard card);
}

/// <inheritdoc/>
/// <param name="valuesOf">The values of a document.</param>
/// <param name="chosen">Any of these is enough; when empty, every document passes.</param>
internal sealed class FacetCounter<T>(Func<SearchCard, IReadOnlyList<T>> valuesOf, IReadOnlyCollection<T> chosen) : FacetCounter
    where T : notnull
{
    private readonly HashSet<T> chosen = [.. chosen];
    private readonly Dictionary<T, int> counts = [];

    public IReadOnlyDictionary<T, int> Counts => counts;

    public bool IsChosen(T value) => chosen.Contains(value);

    public override bool Passes(SearchCard card)
    {
        if (chosen.Count == 0)
        {
            return true;
        }

        foreach (var value in valuesOf(card))
        {
            if (chosen.Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    public override void Count(SearchCard card)
    {
        foreach (var value in valuesOf(card))
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
    }
}
