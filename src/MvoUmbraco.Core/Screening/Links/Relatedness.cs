using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening.Links;

/// <summary>
/// How much two texts speak of the same: each content word is aligned with the word of the other text that stands for it best,
/// and the weight of what is aligned is taken as a part of the weight of all (after Sultan, Bethard and Sumner, Back to Basics
/// for Monolingual Alignment, 2014; weights in bits as in Lin, An Information-Theoretic Definition of Similarity, 1998).
/// Nothing in it was fitted to data.
/// </summary>
internal static class Relatedness
{
    // Of longer texts the words that tell most stand for the rest.
    private const int MostWords = 120;

    /// <summary>From 0, nothing in common, to 1.</summary>
    public static double Of(IEnumerable<WordSense> one, IEnumerable<WordSense> other, TermWeights weights)
    {
        var (first, second) = (Telling(one, weights), Telling(other, weights));
        double all = first.Sum(word => word.Bits) + second.Sum(word => word.Bits);
        return all == 0 ? 0 : (Aligned(first, second) + Aligned(second, first)) / all;
    }

    private static (WordSense Word, float Bits)[] Telling(IEnumerable<WordSense> words, TermWeights weights)
        => [.. words
            .DistinctBy(word => word.Term)
            .Select(word => (Word: word, Bits: weights.Bits(word)))
            .OrderByDescending(word => word.Bits).ThenBy(word => word.Word.Term)
            .Take(MostWords)];

    private static double Aligned((WordSense Word, float Bits)[] words, (WordSense Word, float Bits)[] others)
    {
        var same = others.Select(other => other.Word.Term).ToHashSet();
        double aligned = 0;
        foreach (var (word, bits) in words)
        {
            var degree = same.Contains(word.Term) ? 1 : 0f;
            for (var i = 0; i < others.Length && degree < 0.8f; i++)
            {
                degree = Math.Max(degree, WordMatch.Degree(word, others[i].Word));
            }

            aligned += degree * bits;
        }

        return aligned;
    }
}
