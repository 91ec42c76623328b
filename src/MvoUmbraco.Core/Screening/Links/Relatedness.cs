using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening.Links;

/// <summary>
/// How much two texts speak of the same: each content word is aligned with the word of the other text that stands for it best,
/// and the weight of what is aligned is taken as a part of the weight of all. The weight of a word is the square of its information,
/// more for one that comes again: what a text is about it repeats (after Sultan, Bethard and Sumner, Back to Basics
/// for Monolingual Alignment, 2014; weights in bits as in Lin, An Information-Theoretic Definition of Similarity, 1998).
/// Nothing in it was fitted to data.
/// </summary>
internal static class Relatedness
{
    // Of longer texts the words that tell most stand for the rest.
    private const int MostWords = 120;

    /// <summary>From 0, nothing in common, to 1.</summary>
    public static double Of(ReadItem one, ReadItem other, TermWeights weights)
    {
        var (first, second) = (Telling(one, weights), Telling(other, weights));
        double all = first.Sum(word => word.Weight) + second.Sum(word => word.Weight);
        return all == 0 ? 0 : (Aligned(first, second) + Aligned(second, first)) / all;
    }

    private static (WordSense Word, double Weight)[] Telling(ReadItem item, TermWeights weights)
        => [.. Counted(item.TitleContent).Concat(Counted(item.Content))
            .GroupBy(word => word.Word.Term)
            .Select(word => (word.First().Word, Weight: Math.Pow(weights.Bits(word.First().Word) * (1 + Math.Log(word.Sum(one => one.Count))), 2)))
            .OrderByDescending(word => word.Weight).ThenBy(word => word.Word.Term)
            .Take(MostWords)];

    private static IEnumerable<(WordSense Word, int Count)> Counted(Content content) => content.Words.Zip(content.Counts);

    private static double Aligned((WordSense Word, double Weight)[] words, (WordSense Word, double Weight)[] others)
    {
        var same = others.Select(other => other.Word.Term).ToHashSet();
        double aligned = 0;
        foreach (var (word, weight) in words)
        {
            var degree = same.Contains(word.Term) ? 1 : 0f;
            for (var i = 0; i < others.Length && degree < 0.8f; i++)
            {
                degree = Math.Max(degree, WordMatch.Degree(word, others[i].Word));
            }

            aligned += degree * weight;
        }

        return aligned;
    }
}
