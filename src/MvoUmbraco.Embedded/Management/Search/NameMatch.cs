using System.Globalization;
using System.Text;

namespace MvoUmbraco.Embedded.Management.Search;

/// <summary>
/// How well a name answers to what was typed: every word typed must be in it, whatever the accents and capitals.
/// </summary>
internal sealed class NameMatch
{
    private readonly string[] words;
    private readonly string whole;

    public NameMatch(string query)
    {
        whole = Fold(query.Trim());
        words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public bool IsEmpty => words.Length == 0;

    /// <summary>Null: no match. Otherwise the lower the better: the name itself, its beginning, the beginnings of words, anywhere.</summary>
    public int? Rank(string name)
    {
        string folded = Fold(name);
        if (!words.All(word => folded.Contains(word, StringComparison.Ordinal)))
        {
            return null;
        }

        return folded == whole ? 0
            : folded.StartsWith(whole, StringComparison.Ordinal) ? 1
            : words.All(word => StartsAWord(folded, word)) ? 2
            : 3;
    }

    private static bool StartsAWord(string name, string word)
    {
        for (int at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}
