using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Duplicates;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>Duplicates: sentences of letters of a city and the same in plain language, against pairs that do not belong together.</summary>
internal static class PassageBenchmark
{
    private const string Pairs = "../shared/data/dutch-text/amsterdam-pairs.csv";
    private const string RunningText = "../shared/data/dutch-text/lassysmall-sentences.txt";
    private const int CrossPairs = 20_000;
    private const int Seed = 20060724;
    private const int Seeds = 4;

    public static void Run()
    {
        Console.WriteLine("\n### Duplicates");
        if (SharedData.Find(Pairs) is { } path)
        {
            Measure(path);
        }
        else
        {
            Console.WriteLine("The municipal pairs are not beside the repository (../shared/data/dutch-text): not measured.");
        }

        if (SharedData.Find(RunningText) is { } text)
        {
            MeasureRunningText(text);
        }
    }

    private static void Measure(string path)
    {
        var rows = Csv.Read(path).Skip(1).Where(row => row[1] != "xxx xxx xxx").ToArray();
        ReadItem[] complex = [.. rows.Select((row, at) => Read(2 * at, row[1]))], simple = [.. rows.Select((row, at) => Read((2 * at) + 1, row[2]))];
        HashSet<string>[] shingles = [.. complex.Concat(simple).Select(Shingles)], grams = [.. complex.Concat(simple).Select(Letters)];
        var rule = new DuplicateRule();

        Console.WriteLine($"{rows.Length} pairs that belong together; of pairs drawn at random from different rows, {CrossPairs} for each seed.\n");
        Console.WriteLine($"| | recall | false, seed {Seed} | false, {Seeds} other seeds | of these, letters of another document |\n|---|---:|---:|---:|---:|");
        Row("3-word shingles, Jaccard at least 0.3", (one, other) => Jaccard(shingles[one], shingles[rows.Length + other]) >= 0.3);
        Row("5-letter grams, Jaccard at least 0.3", (one, other) => Jaccard(grams[one], grams[rows.Length + other]) >= 0.3);
        Row("Duplicate rule", (one, other) => rule.Compare(complex[one], simple[other], TermWeights.General).Any());

        var site = complex.Concat(simple).ToDictionary(item => item.Item.Key, item => item.Item);
        var index = new ScreeningIndex(site.GetValueOrDefault, [rule]);
        index.Rebuild([.. site.Keys]);
        var found = index.Findings(FindingKind.Duplicate).Select(finding => (finding.First, finding.Second)).ToHashSet();
        var right = Enumerable.Range(0, rows.Length).Count(at => found.Contains(InventedCorpus.Pair(complex[at].Item.Key, simple[at].Item.Key)));
        Console.WriteLine(FormattableString.Invariant($"\nThe same through the index, which compares only who shares a key: recall {(double)right / rows.Length:0.000}."));

        void Row(string name, Func<int, int, bool> finds)
        {
            var recall = Enumerable.Range(0, rows.Length).Count(at => finds(at, at)) / (double)rows.Length;
            var others = Enumerable.Range(1, Seeds).SelectMany(Cross).Where(pair => finds(pair.One, pair.Other)).ToArray();
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {recall:0.000} | {Cross(Seed).Count(pair => finds(pair.One, pair.Other))} | {others.Length} | {others.Count(pair => rows[pair.One][0] != rows[pair.Other][0])} |"));
        }

        IEnumerable<(int One, int Other)> Cross(int seed)
        {
            var random = new Random(seed);
            for (var count = 0; count < CrossPairs;)
            {
                var (one, other) = (random.Next(rows.Length), random.Next(rows.Length));
                if (one != other)
                {
                    count++;
                    yield return (one, other);
                }
            }
        }
    }

    private static void MeasureRunningText(string path)
    {
        var paragraphs = File.ReadLines(path.Replace("sentences", "sentence-ids", StringComparison.Ordinal))
            .Zip(File.ReadLines(path), (id, line) => (Paragraph: id[..id.LastIndexOf(".s.", StringComparison.Ordinal)], line))
            .GroupBy(row => row.Paragraph)
            .Select((group, at) => Read(at, string.Join('\n', group.Select(row => row.line))).Item)
            .Select(item => item with { Network = item.Key })
            .ToDictionary(item => item.Key);
        var index = new ScreeningIndex(paragraphs.GetValueOrDefault, ScreeningRules.All);
        index.Rebuild([.. paragraphs.Keys]);
        Console.WriteLine($"\nRunning text, {paragraphs.Count} paragraphs as items of as many networks ({paragraphs.Count * (paragraphs.Count - 1L) / 2} pairs): "
            + $"{index.Findings(FindingKind.Duplicate).Count} duplicates, {index.Findings(FindingKind.Link).Count} links, {index.Findings(FindingKind.Contradiction).Count} contradictions.");
        foreach (var finding in index.Findings(FindingKind.Duplicate).Take(20))
        {
            Console.WriteLine(FormattableString.Invariant($"- {finding.Score:0.00}: *{Short(paragraphs[finding.First].Text)}* / *{Short(paragraphs[finding.Second].Text)}*"));
        }
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;

    private static ReadItem Read(int number, string text)
        => ReadItem.Of(new ScreenedItem { Key = new Guid(number, 0, 0, new byte[8]), Kind = ScreenedKind.Knowledge, Text = text });

    private static HashSet<string> Shingles(ReadItem item)
        => [.. Enumerable.Range(0, Math.Max(0, item.Text.Words.Count - 2)).Select(at => string.Join(' ', item.Text.Words.Skip(at).Take(3).Select(word => word.Word)))];

    private static HashSet<string> Letters(ReadItem item)
    {
        var text = string.Join(' ', LanguageAnalysis.Of("nl").Read(item.Text.Source).Select(word => word.Word));
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 4)).Select(at => text.Substring(at, 5))];
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }
}
