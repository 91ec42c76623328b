using System.Globalization;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace MvoUmbraco.Tests.Search;

/// <summary>What search is compared with: all text in one field, words as they are, any of them is enough, BM25.</summary>
internal sealed class PlainSearch : IDisposable
{
    private readonly RAMDirectory directory = new();
    private readonly StandardAnalyzer analyzer = new(LuceneVersion.LUCENE_48, CharArraySet.Empty);
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public PlainSearch(IEnumerable<(string Id, string Text)> documents)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
        {
            foreach (var (id, text) in documents)
            {
                writer.AddDocument(new Document { new StoredField("id", id), new TextField("text", text, Field.Store.NO) });
            }
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    public IReadOnlyList<string> Find(string query)
    {
        var words = new BooleanQuery();
        using var stream = analyzer.GetTokenStream("text", query);
        var term = stream.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
        }

        return [.. searcher.Search(words, 50).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }
}
