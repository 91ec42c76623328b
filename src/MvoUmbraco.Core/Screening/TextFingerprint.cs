using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.IO.Hashing;
using System.Text;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// What a verdict remembers of the texts it was given on, to see later whether they have changed materially: their numbers
/// and denials, of which any change counts, and a sketch of their words (<see cref="Sketch"/>), of which more than a tenth
/// or so must have changed. Capitals, punctuation, order and small words do not count. As text it is hexadecimal digits:
/// sixteen for the numbers and denials, then the sketch, then <c>.</c> and the same of a second text.
/// </summary>
public static class TextFingerprint
{
    private const double MostlyTheSame = 0.85;

    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(
        ["niet", "geen", "nooit", "niets", "niemand", "nergens", "zonder", "noch", "ne", "pas", "jamais", "aucun", "aucune", "sans", "not", "no", "never", "none", "without"],
        StringComparer.Ordinal);

    /// <summary>The fingerprint of texts that are judged together.</summary>
    public static string Of(params IEnumerable<ReadItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return string.Join('.', items.Select(item => item.Fingerprint));
    }

    /// <summary>Whether the texts a verdict was given on have changed so much that the question must be asked again.</summary>
    public static bool HasChanged(string then, string now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        string[] before = then.Split('.'), after = now.Split('.');
        return before.Length != after.Length || before.Zip(after).Any(pair => HasTextChanged(pair.First, pair.Second));
    }

    internal static string OfOne(params ReadOnlySpan<ScreenedText> texts)
    {
        var facts = new List<string>();
        var stems = new HashSet<uint>();
        foreach (var text in texts)
        {
            foreach (var word in text.Words)
            {
                if (Denials.Contains(word.Word) || word.Word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
                {
                    facts.Add(word.Word);
                }

                if (!word.IsStopWord)
                {
                    stems.Add(Term.HashOf(word.Stem));
                }
            }
        }

        facts.Sort(StringComparer.Ordinal);
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes<char>(string.Join(' ', facts)));
        return hash.ToString("x16", CultureInfo.InvariantCulture) + Convert.ToHexStringLower(Sketch.Of(stems));
    }

    private static bool HasTextChanged(string then, string now)
        => !string.Equals(then, now, StringComparison.Ordinal)
            && (then.Length != now.Length || then.Length <= 16 || !then.AsSpan(0, 16).SequenceEqual(now.AsSpan(0, 16))
                || Sketch.Resemblance(Convert.FromHexString(then.AsSpan(16)), Convert.FromHexString(now.AsSpan(16))) < MostlyTheSame);
}
