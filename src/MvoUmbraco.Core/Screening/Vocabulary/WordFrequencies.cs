using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Vocabulary;

/// <summary>
/// How common words are in general text of a language, by stem: read once from the lists beside it (see README.md there). A list is
/// MessagePack: an array of a header and, for each hundredth of a bel below certainty, an array of the words that are so
/// common: those at index 250 make up 10^-2.5 of a text.
/// </summary>
internal sealed class WordFrequencies
{
    /// <summary>The share of a word that no list has; the rarest that a list has is 10^-6.</summary>
    public const double Rarest = 3e-7;

    private static readonly ConcurrentDictionary<string, Lazy<WordFrequencies>> Known = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, double> byStem;

    private WordFrequencies(string language)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        var words = new List<string>();
        var analysis = LanguageAnalysis.Of(language);
        if (Open(language) is { } list)
        {
            using (list)
            {
                foreach (var (word, share) in Read(list))
                {
                    // Taken apart as texts are; what falls into several words is a number or a name with a mark in it.
                    if (analysis.Read(word) is [var only])
                    {
                        shares[only.Stem] = shares.GetValueOrDefault(only.Stem) + share;
                        words.Add(only.Word);
                    }
                }
            }
        }

        byStem = shares.ToFrozenDictionary(StringComparer.Ordinal);
        Words = words;
    }

    /// <summary>The words of the list, the commonest first, as the analysis has them.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The frequencies of a language; of one without a list every word is rare.</summary>
    public static WordFrequencies Of(string language)
        => Known.GetOrAdd(language, static name => new Lazy<WordFrequencies>(() => new WordFrequencies(name))).Value;

    /// <summary>The share of all words of general text that have this stem.</summary>
    public double Share(string stem) => byStem.TryGetValue(stem, out var share) ? share : Rarest;

    private static Stream? Open(string language)
        => typeof(WordFrequencies).Assembly.GetManifestResourceStream($"frequencies-{language}.msgpack.gz") is { } packed
            ? new GZipStream(packed, CompressionMode.Decompress)
            : null;

    private static List<(string Word, double Share)> Read(Stream packed)
    {
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        ReadOnlySpan<byte> bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var rows = new List<(string, double)>();
        var buckets = Length(ref bytes, isArray: true);
        for (var entries = Length(ref bytes, isArray: false); entries > 0; entries--)
        {
            Text(ref bytes);
            if (bytes[0] < 0x80)
            {
                bytes = bytes[1..];
            }
            else
            {
                Text(ref bytes);
            }
        }

        for (var bucket = 0; bucket < buckets - 1; bucket++)
        {
            for (var words = Length(ref bytes, isArray: true); words > 0; words--)
            {
                rows.Add((Text(ref bytes), Math.Pow(10, -bucket / 100.0)));
            }
        }

        return rows;
    }

    private static int Length(ref ReadOnlySpan<byte> bytes, bool isArray)
    {
        var (length, size) = (bytes[0], isArray) switch
        {
            ( >= 0x90 and <= 0x9f, true) or ( >= 0x80 and <= 0x8f, false) => (bytes[0] & 0x0f, 1),
            (0xdc, true) => (BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), 3),
            (0xdd, true) => (BinaryPrimitives.ReadInt32BigEndian(bytes[1..]), 5),
            _ => throw new InvalidDataException($"A word list has 0x{bytes[0]:x2} where a list should begin."),
        };
        bytes = bytes[size..];
        return length;
    }

    private static string Text(ref ReadOnlySpan<byte> bytes)
    {
        var (length, size) = bytes[0] switch
        {
            >= 0xa0 and <= 0xbf => (bytes[0] & 0x1f, 1),
            0xd9 => (bytes[1], 2),
            0xda => (BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), 3),
            _ => throw new InvalidDataException($"A word list has 0x{bytes[0]:x2} where a word should begin."),
        };
        var text = Encoding.UTF8.GetString(bytes.Slice(size, length));
        bytes = bytes[(size + length)..];
        return text;
    }
}
