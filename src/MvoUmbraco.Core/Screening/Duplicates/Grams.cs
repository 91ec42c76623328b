using System.Runtime.InteropServices;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Duplicates;

/// <summary>
/// The spelling of a text as sets of five letters in a row, one set for each sentence: texts that are copied and then edited
/// keep most of them. Words count as the analysis has them, with one space between, so capitals, accents and marks do not matter.
/// </summary>
internal sealed class Grams
{
    private const int Letters = 5;

    // A passage may have been split into sentences, or joined: up to so many are taken together.
    private const int MostTogether = 3;

    // A gram of so many sentences does not tell which one is meant.
    private const int MostPlaces = 64;

    // Of the sentences that share most telling grams with another, so many are looked at closely.
    private const int Closely = 4;

    // The different grams of the text, in order; sentences[starts[i]..starts[i + 1]] are those that have grams[i].
    private readonly uint[] grams;
    private readonly int[] starts;
    private readonly int[] sentences;

    private Grams(uint[][] bySentence)
    {
        Sentences = bySentence;
        var rows = new List<(uint Gram, int Sentence)>(bySentence.Sum(sentence => sentence.Length));
        for (var sentence = 0; sentence < bySentence.Length; sentence++)
        {
            foreach (var gram in bySentence[sentence])
            {
                rows.Add((gram, sentence));
            }
        }

        rows.Sort();
        sentences = [.. rows.Select(row => row.Sentence)];
        var (different, first) = (new List<uint>(), new List<int>());
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || rows[i].Gram != rows[i - 1].Gram)
            {
                different.Add(rows[i].Gram);
                first.Add(i);
            }
        }

        first.Add(rows.Count);
        (grams, starts) = ([.. different], [.. first]);
    }

    /// <summary>For each sentence its different grams, in order.</summary>
    public uint[][] Sentences { get; }

    /// <summary>The grams of a text.</summary>
    public static Grams Of(ScreenedText text)
    {
        var sentences = new uint[text.Sentences.Count][];
        var set = new HashSet<uint>();
        for (var i = 0; i < sentences.Length; i++)
        {
            set.Clear();
            Add(set, text.WordsOf(text.Sentences[i]));
            sentences[i] = [.. set.Order()];
        }

        return new Grams(sentences);
    }

    /// <summary>How much two whole texts are spelt alike: twice what they share of what both have (Dice), from 0 to 1.</summary>
    public double Alike(Grams other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < grams.Length && j < other.grams.Length)
        {
            var order = grams[i].CompareTo(other.grams[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared == 0 ? 0 : 2.0 * shared / (grams.Length + other.grams.Length);
    }

    /// <summary>The place in this text that a sentence of another is spelt most like.</summary>
    /// <param name="sentence">The grams of the sentence, in order.</param>
    public Match Best(uint[] sentence)
    {
        var best = new Match(0, 1, 0);
        foreach (var near in Near(sentence))
        {
            for (var count = 1; count <= MostTogether; count++)
            {
                for (var first = Math.Max(0, near - count + 1); first <= near && first + count <= Sentences.Length; first++)
                {
                    var run = Sentences.AsSpan(first, count);
                    var alike = 2.0 * Shared(sentence, run) / (sentence.Length + Together(run));
                    if (alike > best.Alike || (alike.Equals(best.Alike) && (count, first).CompareTo((best.Count, best.First)) < 0))
                    {
                        best = new Match(first, count, alike);
                    }
                }
            }
        }

        return best;
    }

    // The sentences that share most telling grams with one; when none of its grams tells, the first ones that share any.
    private int[] Near(uint[] sentence)
    {
        var shared = new Dictionary<int, int>();
        CountPlaces(shared, sentence, with => with.Length <= MostPlaces);
        if (shared.Count == 0)
        {
            CountPlaces(shared, sentence, static _ => true);
        }

        return [.. shared.OrderByDescending(row => row.Value).ThenBy(row => row.Key).Take(Closely).Select(row => row.Key)];
    }

    private void CountPlaces(Dictionary<int, int> shared, uint[] sentence, Func<ReadOnlySpan<int>, bool> counts)
    {
        foreach (var gram in sentence)
        {
            if (Array.BinarySearch(grams, gram) is >= 0 and var place && sentences.AsSpan(starts[place]..starts[place + 1]) is var with && counts(with))
            {
                foreach (var near in with[..Math.Min(MostPlaces, with.Length)])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, near, out _)++;
                }
            }
        }
    }

    private static int Shared(uint[] sentence, ReadOnlySpan<uint[]> run)
    {
        var shared = 0;
        foreach (var gram in sentence)
        {
            foreach (var other in run)
            {
                if (Array.BinarySearch(other, gram) >= 0)
                {
                    shared++;
                    break;
                }
            }
        }

        return shared;
    }

    // How many different grams some sentences have together.
    private static int Together(ReadOnlySpan<uint[]> run)
    {
        var count = run[0].Length;
        for (var i = 1; i < run.Length; i++)
        {
            count += run[i].Length - Shared(run[i], run[..i]);
        }

        return count;
    }

    private static void Add(HashSet<uint> grams, ReadOnlySpan<TextWord> words)
    {
        const ulong Base = 0x9E3779B97F4A7C15;
        ulong last = ' ';
        var length = 1;
        foreach (var word in words)
        {
            foreach (var letter in word.Word)
            {
                Next(letter);
            }

            Next(' ');
        }

        if (length is > 1 and < Letters)
        {
            grams.Add((uint)((last * Base) >> 32));
        }

        // Sixteen bits a letter: the four before it fit in 64 bits, and the fifth is mixed in.
        void Next(char letter)
        {
            length++;
            if (length >= Letters)
            {
                grams.Add((uint)(((last * Base) ^ ((letter + 1UL) * 0xC2B2AE3D27D4EB4F)) >> 32));
            }

            last = (last << 16) | letter;
        }
    }

    /// <summary>A run of sentences that a sentence of another text is spelt like.</summary>
    /// <param name="First">The first sentence.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Alike">How much, from 0 to 1.</param>
    internal readonly record struct Match(int First, int Count, double Alike);
}
