using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>
/// An item in a few hundred bytes: enough to see whether it may have to do with another. Made from the item and the weights
/// alone.
/// </summary>
internal sealed class ItemFingerprint
{
    // Of so many telling words of a sentence each two make a key.
    private const int WordsOfASentence = 5;

    // Of so many of the whole item.
    private const int WordsOfAnItem = 6;

    // The keys of long texts are sampled, in the same way for all, so that two which share a passage share keys of it.
    private const int MostKeys = 200;

    private const int Bands = 12;
    private const int RowsOfABand = 3;

    // So many words of the item are keys by themselves, if they tell enough.
    private const int WordsAlone = 8;
    private const float BitsAlone = 6;

    // A word that tells less is in so many items that it finds too many.
    private const float LeastBits = 2;

    // An event of many days is found by its first.
    private const int MostDays = 14;

    /// <summary>What the item was when the fingerprint was made, the texts and all else: another value, another item.</summary>
    public required UInt128 ContentHash { get; init; }

    /// <summary>Its telling words and what compounds are made of, in ascending order.</summary>
    public required uint[] Terms { get; init; }

    /// <summary>The weight of each, in eighths of a bit.</summary>
    public required byte[] Weights { get; init; }

    /// <summary>By which others find it, in ascending order: its most telling words, pairs of words of a sentence or of the item, bands of the sketch of
    /// its word pairs (MinHash with locality-sensitive hashing; Indyk and Motwani 1998), days of an event.</summary>
    public required uint[] Keys { get; init; }

    /// <summary>The weights together.</summary>
    public int Weight { get; private init; }

    /// <summary>Restores one that was kept.</summary>
    public static ItemFingerprint Restore(UInt128 contentHash, uint[] terms, byte[] weights, uint[] keys)
        => new() { ContentHash = contentHash, Terms = terms, Weights = weights, Keys = keys, Weight = weights.Sum(weight => weight) };

    /// <summary>The fingerprint of an item.</summary>
    public static ItemFingerprint Of(ReadItem item, TermWeights weights)
    {
        var terms = new SortedDictionary<uint, byte>();
        AddTerms(terms, item.TitleContent, weights);
        AddTerms(terms, item.Content, weights);
        return Restore(HashOf(item.Item), [.. terms.Keys], [.. terms.Values], Keyed(item, weights));
    }

    /// <summary>A hash over all that an item is.</summary>
    public static UInt128 HashOf(ScreenedItem item) => XxHash128.HashToUInt128(JsonSerializer.SerializeToUtf8Bytes(item));

    /// <summary>How much of the content of the one that has less stands in the other, from 0 to 1.</summary>
    public double Overlap(ItemFingerprint other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < Terms.Length && j < other.Terms.Length)
        {
            var order = Terms[i].CompareTo(other.Terms[j]);
            if (order == 0)
            {
                shared += Math.Min(Weights[i], other.Weights[j]);
                i++;
                j++;
            }
            else if (order < 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared == 0 ? 0 : (double)shared / Math.Min(Weight, other.Weight);
    }

    /// <summary>The two have a key together.</summary>
    public bool SharesKey(ItemFingerprint other, Func<uint, bool> counts)
    {
        int i = 0, j = 0;
        while (i < Keys.Length && j < other.Keys.Length)
        {
            var order = Keys[i].CompareTo(other.Keys[j]);
            if (order == 0 && counts(Keys[i]))
            {
                return true;
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return false;
    }

    private static void AddTerms(SortedDictionary<uint, byte> terms, Content content, TermWeights weights)
    {
        foreach (var word in content.Words)
        {
            Add(word, 1);
            foreach (var part in word.Parts)
            {
                Add(part, 0.5f);
            }
        }

        void Add(WordSense word, float part)
        {
            var weight = (byte)Math.Min(byte.MaxValue, MathF.Round(8 * part * weights.Bits(word)));
            if (weight > 0)
            {
                terms[word.Term] = Math.Max(weight, terms.GetValueOrDefault(word.Term));
            }
        }
    }

    private static uint[] Keyed(ReadItem item, TermWeights weights)
    {
        var keys = new HashSet<uint>();
        foreach (var content in (Content[])[item.Content, item.TitleContent])
        {
            foreach (var sentence in content.Sentences)
            {
                AddPairs(keys, Telling(sentence.Select(word => content.Words[word]), weights, WordsOfASentence));
            }
        }

        uint[] sampled = keys.Count <= MostKeys ? [.. keys] : [.. keys.Order().Take(MostKeys)];
        keys = [.. sampled];
        AddPairs(keys, Telling(item.AllContent, weights, WordsOfAnItem));
        keys.UnionWith(Telling(item.AllContent, weights, WordsAlone, BitsAlone));
        AddBands(keys, item.Content);
        AddDays(keys, item.Item);
        return [.. keys.Order()];
    }

    private static uint[] Telling(IEnumerable<WordSense> words, TermWeights weights, int count, float least = LeastBits)
        => [.. words
            .SelectMany(word => word.Parts.Append(word))
            .Select(word => (word.Term, Bits: weights.Bits(word)))
            .Where(word => word.Bits >= least)
            .Distinct()
            .OrderByDescending(word => word.Bits).ThenBy(word => word.Term)
            .Take(count)
            .Select(word => word.Term)];

    private static void AddPairs(HashSet<uint> keys, uint[] terms)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                keys.Add(Term.HashOf(terms[i], terms[j]));
            }
        }
    }

    private static void AddBands(HashSet<uint> keys, Content content)
    {
        var pairs = new HashSet<uint>();
        foreach (var sentence in content.Sentences)
        {
            for (var i = 1; i < sentence.Length; i++)
            {
                pairs.Add(Term.HashOf(content.Words[sentence[i - 1]].Term, content.Words[sentence[i]].Term));
            }
        }

        if (pairs.Count < RowsOfABand)
        {
            return;
        }

        Span<uint> smallest = stackalloc uint[Bands * RowsOfABand];
        Sketch.Smallest(pairs, smallest);
        for (var band = 0; band < Bands; band++)
        {
            keys.Add((uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(smallest.Slice(band * RowsOfABand, RowsOfABand)), band + 1));
        }
    }

    private static void AddDays(HashSet<uint> keys, ScreenedItem item)
    {
        if (item.Event is not { GoesOn: true } happening)
        {
            return;
        }

        var day = happening.Time.FirstDay;
        for (var count = 0; count < MostDays && day <= happening.Time.LastDay; count++, day = day.AddDays(1))
        {
            keys.Add(Term.HashOf((uint)day.DayNumber, 0x64617973));
        }
    }
}
