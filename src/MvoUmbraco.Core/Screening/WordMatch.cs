using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening;

/// <summary>How far one content word stands for another.</summary>
internal static class WordMatch
{
    /// <summary>From 0, not at all, to 1, the same word. Symmetric.</summary>
    public static float Degree(WordSense one, WordSense other)
    {
        if (one.Term == other.Term)
        {
            return 1;
        }

        // A compound speaks of what it is made of: bewonersonderzoek of bewoners and of onderzoek.
        if (Has(one.Parts, other) || Has(other.Parts, one))
        {
            return 0.7f;
        }

        // Words of one family begin alike: behoefte, behoeften, behoeftig.
        var common = one.Stem.AsSpan().CommonPrefixLength(other.Stem);
        if (common >= 4 && common * 20 >= Math.Max(one.Stem.Length, other.Stem.Length) * 13)
        {
            return 0.8f;
        }

        return SharesPart(one.Parts, other.Parts) ? 0.5f : 0;
    }

    private static bool Has(WordSense[] parts, WordSense word)
    {
        foreach (var part in parts)
        {
            if (part.Term == word.Term)
            {
                return true;
            }
        }

        return false;
    }

    private static bool SharesPart(WordSense[] parts, WordSense[] others)
    {
        foreach (var part in parts)
        {
            if (Has(others, part))
            {
                return true;
            }
        }

        return false;
    }
}
