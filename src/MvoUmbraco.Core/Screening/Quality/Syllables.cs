namespace MvoUmbraco.Core.Screening.Quality;

/// <summary>Counts syllables by groups of vowels: in Dutch <i>aai</i>, <i>ooi</i>, <i>eeu</i> and the like are one, a vowel with a
/// trema begins another (<i>ideeën</i>), and a third vowel that makes no group with those before it does too (<i>officieel</i>).</summary>
internal static class Syllables
{
    private static readonly string[] DutchGroups =
        ["aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au", "ei", "ij", "ai", "oi", "ae"];

    private static readonly string[] FrenchGroups =
        ["eau", "oeu", "aî", "ai", "au", "ei", "eu", "oi", "ou", "ue", "ui", "oe", "ie", "ée"];

    private static readonly string[] EnglishGroups =
        ["eau", "eou", "iou", "ai", "au", "ay", "ea", "ee", "ei", "eu", "ey", "ie", "oa", "oe", "oi", "oo", "ou", "oy", "ue", "ui"];

    /// <summary>The syllables of a word, at least one; of digits, one for each.</summary>
    public static int Count(ReadOnlySpan<char> word, string language)
    {
        var groups = language switch { "nl" => DutchGroups, "fr" => FrenchGroups, _ => EnglishGroups };
        var count = 0;
        for (var at = 0; at < word.Length;)
        {
            if (char.IsAsciiDigit(word[at]))
            {
                count++;
                at++;
            }
            else if (IsVowel(word, at, language))
            {
                count++;
                at += Group(word[at..], groups);
            }
            else
            {
                at++;
            }
        }

        // The last e is mute in French and mostly in English.
        var ending = language is "fr" or "en" && count > 1 && word.Length > 2
            && (word.EndsWith("e", StringComparison.OrdinalIgnoreCase) || (language == "fr" && word.EndsWith("es", StringComparison.OrdinalIgnoreCase)))
            && !IsVowel(word, word.Length - (word[^1] is 's' or 'S' ? 3 : 2), language);
        return Math.Max(1, ending && !(language == "en" && word.EndsWith("le", StringComparison.OrdinalIgnoreCase)) ? count - 1 : count);
    }

    private static int Group(ReadOnlySpan<char> rest, string[] groups)
    {
        foreach (var group in groups)
        {
            if (rest.StartsWith(group, StringComparison.OrdinalIgnoreCase))
            {
                return group.Length;
            }
        }

        return 1;
    }

    // In Dutch and English a y before a vowel is a consonant; ij is a group of its own.
    private static bool IsVowel(ReadOnlySpan<char> word, int at, string language) => char.ToLowerInvariant(word[at]) switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'à' or 'â' or 'ä' or 'á' or 'é' or 'è' or 'ê' or 'ë' or 'í' or 'î' or 'ï' or 'ó' or 'ô' or 'ö' or 'ú' or 'ù' or 'û' or 'ü' or 'œ' or 'æ' => true,
        'y' => at > 0 && (language == "fr" || at + 1 == word.Length || !"aeiou".Contains(char.ToLowerInvariant(word[at + 1]))),
        _ => false,
    };
}
