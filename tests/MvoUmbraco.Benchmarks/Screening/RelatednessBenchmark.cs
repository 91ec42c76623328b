using System.Globalization;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Links;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>How far the measure of relatedness agrees with people's: sentence pairs that were given a grade from 1 to 5.</summary>
internal static class RelatednessBenchmark
{
    public static void Run()
    {
        Console.WriteLine("\n### Relatedness");
        if (SickPairs.Read() is not { } pairs)
        {
            Console.WriteLine("SICK-NL is not beside the repository (../shared/data/sick-nl): not measured.");
            return;
        }

        double[] grades = [.. pairs.Select(pair => double.Parse(pair.Relatedness, CultureInfo.InvariantCulture))];
        var read = pairs.SelectMany(pair => (string[])[pair.First, pair.Second]).Distinct(StringComparer.Ordinal)
            .ToDictionary(text => text, text => ReadItem.Of(new ScreenedItem { Key = Guid.Empty, Kind = ScreenedKind.Knowledge, Text = text }), StringComparer.Ordinal);
        Console.WriteLine("| SICK-NL | Pearson |\n|---|---:|");
        Row("Jaccard of words", pair => Jaccard(Words(pair.First), Words(pair.Second)));
        Row("Relatedness", pair => Relatedness.Of(read[pair.First], read[pair.Second], TermWeights.General));

        void Row(string name, Func<SickPair, double> measure)
            => Console.WriteLine(FormattableString.Invariant($"| {name} | {Pearson([.. pairs.Select(measure)], grades):0.000} |"));

        HashSet<string> Words(string text) => [.. read[text].Text.Words.Select(word => word.Word)];
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other) => (double)one.Count(other.Contains) / one.Union(other).Count();

    private static double Pearson(double[] one, double[] other)
    {
        var (mean, otherMean) = (one.Average(), other.Average());
        var both = one.Zip(other, (x, y) => (x - mean) * (y - otherMean)).Sum();
        return both / Math.Sqrt(one.Sum(x => (x - mean) * (x - mean)) * other.Sum(y => (y - otherMean) * (y - otherMean)));
    }
}
