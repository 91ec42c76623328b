using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Coverage;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>What stands at the top of each list of an invented knowledge centre, where it is known what should.</summary>
internal static class InventedCorpusBenchmark
{
    private const int Items = 2_000;
    private const int Top = 20;

    public static void Run()
    {
        Console.WriteLine($"\n### An invented knowledge centre of {Items} items\n\n| seed | list | found | of the first {Top} right | planted | of these found |\n|---|---|---:|---:|---:|---:|");
        foreach (var seed in (int[])[2006, 7])
        {
            Measure(seed);
        }
    }

    private static void Measure(int seed)
    {
        var corpus = new InventedCorpus(Items, seed);
        var site = corpus.Items.ToDictionary(item => item.Key);
        var index = new ScreeningIndex(site.GetValueOrDefault, ScreeningRules.All);
        index.Rebuild([.. site.Keys]);

        Row("duplicates", FindingKind.Duplicate, corpus.Duplicates.Contains, corpus.Duplicates);
        Row("contradictions", FindingKind.Contradiction, corpus.Contradictions.Contains, corpus.Contradictions);
        Row("links", FindingKind.Link, pair => corpus.SubjectOf(pair.Item1) == corpus.SubjectOf(pair.Item2), null);

        var mentions = new SubjectMentions([.. corpus.Themes, .. corpus.Points]);
        var cells = CoverageMatrix.Of(corpus.Items.Select(item => new ItemCoverage(item, [.. mentions.In(ReadItem.Of(item))])), corpus.Themes, corpus.Points);
        var gaps = GapRules.Of(cells, [], new DateOnly(2006, 7, 24)).Where(gap => gap.Rule == GapRules.NoEvidence).Select(gap => (gap.Subjects[0], gap.Subjects[1])).ToArray();
        Console.WriteLine($"| {seed} | gaps | {gaps.Length} | {gaps.Count(corpus.Gaps.Contains)} of {gaps.Length} | {corpus.Gaps.Count} | {corpus.Gaps.Count(gaps.Contains)} |");
        var suggested = cells.Where(cell => corpus.Gaps.Contains((cell.Row, cell.AttentionPoint))).SelectMany(cell => cell.Suggested.Take(Top)).ToArray();
        Console.WriteLine($"| {seed} | suggestions for gaps | {suggested.Length} | {suggested.Count(one => site[one.Item].AttentionPoints.IsEmpty)} of {suggested.Length} | | |");

        void Row(string name, FindingKind kind, Func<(Guid, Guid), bool> isRight, HashSet<(Guid, Guid)>? planted)
        {
            (Guid, Guid)[] found = [.. index.Findings(kind).Select(finding => (finding.First, finding.Second))];
            Console.WriteLine($"| {seed} | {name} | {found.Length} | {found.Take(Top).Count(isRight)} of {Math.Min(Top, found.Length)} | {planted?.Count} | {planted?.Count(found.Contains)} |");
        }
    }
}
