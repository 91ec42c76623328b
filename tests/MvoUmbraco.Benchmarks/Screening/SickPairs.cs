using System.Security.Cryptography;
using System.Text;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>
/// The sentence pairs of SICK-NL (Wijnholds and Moortgat 2021, a translation of SICK, Marelli et al. 2014), read in place: their licence
/// is non-commercial, so nothing of them is part of this repository.
/// </summary>
internal static class SickPairs
{
    private const string File = "../shared/data/sick-nl/SICK_NL_train_trial.txt";

    /// <summary>The pairs; null where the data are absent.</summary>
    public static IReadOnlyList<SickPair>? Read()
    {
        string? path = SharedData.Find(File);
        return path is null ? null : [.. System.IO.File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Select(row => new SickPair(row[1], row[2], row[3], row[4]))];
    }

    /// <summary>
    /// Two halves without a sentence in common: a sentence stands in several pairs, so pairs that are joined by sentences stay
    /// together. Which half is decided by a bit of a hash, the same each time; another bit halves a half.
    /// </summary>
    public static (IReadOnlyList<SickPair> Developed, IReadOnlyList<SickPair> Unseen) Halves(IReadOnlyList<SickPair> pairs, int bit = 0)
    {
        var parents = new Dictionary<string, string>();
        string Root(string sentence)
        {
            parents.TryAdd(sentence, sentence);
            while (parents[sentence] != sentence)
            {
                sentence = parents[sentence];
            }

            return sentence;
        }

        foreach (var pair in pairs)
        {
            string first = Root(pair.First.ToLowerInvariant()), second = Root(pair.Second.ToLowerInvariant());
            if (string.CompareOrdinal(first, second) < 0)
            {
                parents[second] = first;
            }
            else
            {
                parents[first] = second;
            }
        }

        var halves = pairs.ToLookup(pair => (SHA256.HashData(Encoding.UTF8.GetBytes(Root(pair.First.ToLowerInvariant())))[0] >> bit) % 2 == 0);
        return ([.. halves[true]], [.. halves[false]]);
    }
}

/// <summary>A pair of sentences.</summary>
/// <param name="First">A sentence.</param>
/// <param name="Second">Another.</param>
/// <param name="Label">NEUTRAL, ENTAILMENT or CONTRADICTION.</param>
/// <param name="Relatedness">From 1 to 5.</param>
internal sealed record SickPair(string First, string Second, string Label, string Relatedness)
{
    public bool Contradicts => Label == "CONTRADICTION";
}
