using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace MvoUmbraco.Search;

/// <summary>
/// The index at one moment. Whoever uses it holds it, by <see cref="TryHold"/>, and lets it go by <see cref="Dispose"/>: a
/// later one does not take its files away before.
/// </summary>
internal sealed class SearchSnapshot : IDisposable
{
    // A segment never changes: its cards are read once, however many snapshots it lives through.
    private static readonly ConditionalWeakTable<object, SearchCard[]> CardsOfSegments = new();

    private readonly DirectoryReader reader;
    private readonly SearchCard[][] cards;

    public SearchSnapshot(DirectoryReader reader, CompoundLexicons lexicons)
    {
        this.reader = reader;
        Lexicons = lexicons;
        Searcher = new IndexSearcher(reader) { Similarity = new Weighing() };
        cards = [.. reader.Leaves.Select(leaf => CardsOfSegments.GetValue(leaf.AtomicReader.CoreCacheKey, _ => Read(leaf.AtomicReader)))];
    }

    public IndexSearcher Searcher { get; }

    public CompoundLexicons Lexicons { get; }

    public IndexReader Reader => reader;

    /// <summary>The cards of the documents of a leaf, by their numbers in it.</summary>
    public SearchCard[] CardsOf(AtomicReaderContext leaf) => cards[leaf.Ord];

    /// <summary>The card of a document.</summary>
    public SearchCard CardOf(int document)
    {
        var leaf = ReaderUtil.SubIndex(document, reader.Leaves);
        return cards[leaf][document - reader.Leaves[leaf].DocBase];
    }

    /// <summary>All cards.</summary>
    public IEnumerable<SearchCard> Cards()
    {
        foreach (var leaf in reader.Leaves)
        {
            var live = leaf.AtomicReader.LiveDocs;
            var own = cards[leaf.Ord];
            for (var document = 0; document < own.Length; document++)
            {
                if (live is null || live.Get(document))
                {
                    yield return own[document];
                }
            }
        }
    }

    /// <summary>The keys of the documents that have one of the terms in a field.</summary>
    public IReadOnlySet<Guid> KeysWith(string field, string term)
    {
        var keys = new HashSet<Guid>();
        foreach (var leaf in reader.Leaves)
        {
            var documents = leaf.AtomicReader.GetTermDocsEnum(new Term(field, term));
            var live = leaf.AtomicReader.LiveDocs;
            while (documents is not null && documents.NextDoc() is var document && document != DocIdSetIterator.NO_MORE_DOCS)
            {
                if (live is null || live.Get(document))
                {
                    keys.Add(cards[leaf.Ord][document].Key);
                }
            }
        }

        return keys;
    }

    public bool TryHold() => reader.TryIncRef();

    public void Dispose() => reader.DecRef();

    // BM25; of the words of a query, having more of them counts for more than having one often.
    private sealed class Weighing : BM25Similarity
    {
        public override float Coord(int overlap, int maxOverlap) => (float)(overlap * overlap) / (maxOverlap * maxOverlap);
    }

    private static SearchCard[] Read(AtomicReader segment)
    {
        var cards = new SearchCard[segment.MaxDoc];
        var values = segment.GetBinaryDocValues(SearchSchema.Card);
        var bytes = new BytesRef();
        for (var document = 0; document < cards.Length; document++)
        {
            values.Get(document, bytes);
            cards[document] = CardBytes.Read(bytes.Bytes, bytes.Offset, bytes.Length);
        }

        return cards;
    }
}
