using System.Diagnostics;
using System.Globalization;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Contradictions;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>How well contradictions are found: on sentence pairs that were judged by people, and on running text, where there are hardly any.</summary>
internal static class ContradictionBenchmark
{
    private static readonly HashSet<string> Denials = ["niet", "geen", "niemand", "nooit", "niets", "nergens", "zonder", "noch"];

    /// <summary>Prints the tables of docs/screening.md.</summary>
    public static int Run()
    {
        Console.WriteLine();
        Console.WriteLine("### Contradictions");
        MeasurePairs();
        MeasureRunningText();
        return 0;
    }

    private static void MeasurePairs()
    {
        if (SickPairs.Read() is not { } pairs)
        {
            Console.WriteLine("SICK-NL is not beside the repository (../shared/data/sick-nl): not measured.");
            return;
        }

        var (developed, rest) = SickPairs.Halves(pairs);
        var (revised, unseen) = SickPairs.Halves(rest, bit: 1);
        Console.WriteLine($"SICK-NL, {pairs.Count} pairs, {pairs.Count(pair => pair.Contradicts)} contradictions.");
        Console.WriteLine();
        Console.WriteLine("| | pairs | precision | recall | F1 |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        Row("A denial in exactly one sentence", pairs, IsDeniedOnce);
        Row("The same, and Jaccard of words at least 0.3", pairs, IsDeniedOnceOfTheSame);
        Row("The latter, the quarter never looked at", unseen, IsDeniedOnceOfTheSame);
        Row("Rules, all pairs", pairs, pair => Find(pair) is not null);
        Row("Rules, the half they were made on", developed, pair => Find(pair) is not null);
        Row("Rules, the quarter whose errors were looked at afterwards", revised, pair => Find(pair) is not null);
        Row("Rules, the quarter never looked at", unseen, pair => Find(pair) is not null);
        Console.WriteLine();
        Console.WriteLine("| Reason | right | false |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var reason in pairs.Select(pair => (pair, Find(pair)?.Reason)).Where(row => row.Reason is not null).GroupBy(row => row.Reason).OrderByDescending(group => group.Count()))
        {
            Console.WriteLine($"| {reason.Key} | {reason.Count(row => row.pair.Contradicts)} | {reason.Count(row => !row.pair.Contradicts)} |");
        }

        var clock = Stopwatch.StartNew();
        foreach (var pair in pairs)
        {
            Find(pair);
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Reading and comparing a pair: {clock.Elapsed.TotalMicroseconds / pairs.Count:0} µs."));
    }

    // Each document against each other one, a heading or sentence at a time.
    private static void MeasureRunningText()
    {
        if (SharedData.Find("../shared/data/dutch-text/lassysmall-sentences.txt") is not { } path)
        {
            Console.WriteLine("The running text is not beside the repository (../shared/data/dutch-text): not measured.");
            return;
        }

        string[] lines = File.ReadAllLines(path);
        ContradictionText[] documents =
        [
            .. File.ReadLines(path.Replace("sentences", "sentence-ids", StringComparison.Ordinal))
                .Zip(lines, (id, line) => (Document: id.Split('.')[0], line))
                .GroupBy(row => row.Document)
                .Select(group => ContradictionText.Read(ScreenedText.Read(string.Join("\n\n", group.Select(row => row.line)), "nl"))),
        ];
        var found = new List<Contradiction>();
        for (int at = 0; at < documents.Length; at++)
        {
            for (int other = at; other < documents.Length; other++)
            {
                found.AddRange(ContradictionFinder.Find(documents[at], documents[other]).Where(one => other > at || one.First.Sentence.Start < one.Second.Sentence.Start));
            }
        }

        Console.WriteLine();
        Console.WriteLine($"Running text, {lines.Length} sentences in {documents.Length} documents, each compared with each other and with itself: {found.Count} contradictions.");
    }

    private static void Row(string name, IReadOnlyList<SickPair> pairs, Func<SickPair, bool> found)
        => Console.WriteLine($"| {name} | {pairs.Count} | {Confusion.Of(pairs, pair => pair.Contradicts, found)} |");

    internal static Contradiction? Find(SickPair pair)
        => ContradictionFinder.Find(Text(pair.First), Text(pair.Second)) is [var first, ..] ? first : null;

    private static ContradictionText Text(string sentence) => ContradictionText.Read(ScreenedText.Read(sentence, "nl"));

    private static bool IsDeniedOnce(SickPair pair) => Words(pair.First).Overlaps(Denials) != Words(pair.Second).Overlaps(Denials);

    private static bool IsDeniedOnceOfTheSame(SickPair pair) => IsDeniedOnce(pair) && Jaccard(pair) >= 0.3;

    private static double Jaccard(SickPair pair)
    {
        var (first, second) = (Words(pair.First), Words(pair.Second));
        return (double)first.Intersect(second).Count() / first.Union(second).Count();
    }

    private static HashSet<string> Words(string sentence) => [.. LanguageAnalysis.Of("nl").Read(sentence).Select(word => word.Word)];
}
