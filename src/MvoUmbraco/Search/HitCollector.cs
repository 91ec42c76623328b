using Lucene.Net.Index;
using Lucene.Net.Search;

namespace MvoUmbraco.Search;

/// <summary>
/// Takes what the index found and the visitor may see. A document that passes all filters is a hit and counts for every
/// facet; one that only one facet keeps out counts for that facet, so that its other values show what choosing them gives.
/// </summary>
internal sealed class HitCollector(SearchSnapshot snapshot, Func<SearchCard, bool> isVisible, IReadOnlyList<FacetCounter> facets) : ICollector
{
    private readonly List<(int Document, float Score, SearchCard Card)> hits = [];
    private SearchCard[] cards = [];
    private int first;
    private Scorer? scorer;

    public int Total => hits.Count;

    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>Some of the hits, in their order.</summary>
    public IEnumerable<(int Document, SearchCard Card)> Take(bool newestFirst, int skip, int take)
    {
        var order = newestFirst
            ? hits.OrderByDescending(hit => hit.Card.Day).ThenByDescending(hit => hit.Score)
            : hits.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Card.Day);
        return order.ThenBy(hit => hit.Card.Key).Skip(skip).Take(take).Select(hit => (hit.Document, hit.Card));
    }

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cards = snapshot.CardsOf(context);
        first = context.DocBase;
    }

    public void Collect(int doc)
    {
        var card = cards[doc];
        if (!isVisible(card))
        {
            return;
        }

        FacetCounter? keptOutBy = null;
        foreach (var facet in facets)
        {
            if (!facet.Passes(card))
            {
                if (keptOutBy is not null)
                {
                    return;
                }

                keptOutBy = facet;
            }
        }

        if (keptOutBy is not null)
        {
            keptOutBy.Count(card);
            return;
        }

        foreach (var facet in facets)
        {
            facet.Count(card);
        }

        hits.Add((first + doc, scorer!.GetScore(), card));
    }
}
