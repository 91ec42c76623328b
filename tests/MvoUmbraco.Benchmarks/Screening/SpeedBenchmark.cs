using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Queries.Mlt;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>How long screening takes, beside comparing all with all and beside Lucene's MoreLikeThis on the same items in the same run.</summary>
internal static class SpeedBenchmark
{
    private const int Drafts = 100;
    private const int NaiveItems = 300;

    public static void Run(string[] args)
    {
        var most = Array.IndexOf(args, "--items") is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine("\n### Speed\n\n| items | kB text | from nothing | one text, p50 | p95 | one changed, p50 | p95 | findings | index kept | taken up again | memory |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        // The first comparison reads the word lists.
        var few = new InventedCorpus(2, 1).Items;
        _ = ScreeningRules.All[0].Compare(ReadItem.Of(few[0]), ReadItem.Of(few[1]), TermWeights.General).ToArray();
        for (var count = most / 10; count <= most; count *= 10)
        {
            Measure(new InventedCorpus(count, 2006));
        }

        Beside(new InventedCorpus(most, 2006));
    }

    private static void Measure(InventedCorpus corpus)
    {
        var site = corpus.Items.ToDictionary(item => item.Key);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new ScreeningIndex(site.GetValueOrDefault, ScreeningRules.All);
        var whole = Stopwatch.StartNew();
        index.Rebuild([.. site.Keys]);
        var (fromNothing, memory) = (whole.Elapsed, GC.GetTotalMemory(forceFullCollection: true) - before);

        var drafts = new InventedCorpus(Drafts, 1).Items;
        var screened = Times(drafts, draft => index.Screen(draft));
        var put = Times(drafts, draft =>
        {
            site[draft.Key] = draft;
            index.Put(draft);
        });

        using var kept = new MemoryStream();
        index.Save(kept);
        kept.Position = 0;
        var again = Stopwatch.StartNew();
        new ScreeningIndex(site.GetValueOrDefault, ScreeningRules.All).Restore(kept, site.Values);
        var findings = Enum.GetValues<FindingKind>().Sum(kind => index.Findings(kind).Count);
        Console.WriteLine(FormattableString.Invariant(
            $"| {corpus.Items.Count} | {corpus.Items.Sum(item => item.Text.Length) / 1000} | {fromNothing.TotalSeconds:0.0} s | {screened[Drafts / 2]:0.0} ms | {screened[Drafts * 95 / 100]:0.0} ms | {put[Drafts / 2]:0.0} ms | {put[Drafts * 95 / 100]:0.0} ms | {findings} | {kept.Length / 1e6:0.0} MB | {again.Elapsed.TotalSeconds:0.0} s | {memory / 1e6:0} MB |"));
    }

    private static void Beside(InventedCorpus corpus)
    {
        var drafts = new InventedCorpus(Drafts, 1).Items;
        ReadItem[] read = [.. corpus.Items.Take(NaiveItems).Select(ReadItem.Of)];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < read.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                foreach (var rule in ScreeningRules.All)
                {
                    _ = rule.Compare(read[i], read[j], TermWeights.General).Count();
                }
            }
        }

        var perPair = clock.Elapsed / (NaiveItems * (NaiveItems - 1) / 2.0);
        Console.WriteLine(FormattableString.Invariant(
            $"\nAll with all, the same rules on one processor: {perPair.TotalMicroseconds:0} µs a pair, so for {corpus.Items.Count} items {perPair.TotalHours * corpus.Items.Count * (corpus.Items.Count - 1.0) / 2:0.0} hours, and {perPair.TotalMilliseconds * corpus.Items.Count:0} ms for one text (measured on {NaiveItems} items)."));
        MoreLikeThis(corpus, drafts);
    }

    // Lucene with its own Dutch analysis, in memory, with the settings its documentation gives for short texts.
    private static void MoreLikeThis(InventedCorpus corpus, IReadOnlyList<ScreenedItem> drafts)
    {
        using var directory = new RAMDirectory();
        using var analyzer = new DutchAnalyzer(LuceneVersion.LUCENE_48);
        var clock = Stopwatch.StartNew();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
        {
            foreach (var item in corpus.Items)
            {
                writer.AddDocument(new Document { new StringField("key", $"{item.Key}", Field.Store.YES), new TextField("text", $"{item.Title} {item.Text}", Field.Store.NO) });
            }
        }

        var indexed = clock.Elapsed;
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var like = new MoreLikeThis(reader) { Analyzer = analyzer, FieldNames = ["text"], MinTermFreq = 1, MinDocFreq = 2 };
        TopDocs Near(ScreenedItem item, int count) => searcher.Search(like.Like(new StringReader($"{item.Title} {item.Text}"), "text"), count);
        var one = Times(drafts, draft => Near(draft, 20));
        var site = corpus.Items.ToDictionary(item => item.Key);
        var found = corpus.Duplicates.Count(pair => Near(site[pair.Item1], 2).ScoreDocs.Any(hit => searcher.Doc(hit.Doc).Get("key", CultureInfo.InvariantCulture) == $"{pair.Item2}"));
        var index = new ScreeningIndex(site.GetValueOrDefault, ScreeningRules.All);
        index.Rebuild([.. site.Keys]);
        var own = index.Findings(FindingKind.Duplicate).Select(finding => (finding.First, finding.Second)).ToHashSet();
        Console.WriteLine(FormattableString.Invariant(
            $"Lucene MoreLikeThis: {indexed.TotalSeconds:0.0} s to index {corpus.Items.Count} items, one text {one[Drafts / 2]:0.0} ms (p50), {one[Drafts * 95 / 100]:0.0} ms (p95); the copy is its best hit for {found} of {corpus.Duplicates.Count} planted duplicates (screening finds {corpus.Duplicates.Count(own.Contains)}), and it says neither why nor when there is none."));
    }

    private static double[] Times(IReadOnlyList<ScreenedItem> items, Action<ScreenedItem> act)
        => [.. items.Select(item =>
        {
            var clock = Stopwatch.StartNew();
            act(item);
            return clock.Elapsed.TotalMilliseconds;
        }).Order()];
}
