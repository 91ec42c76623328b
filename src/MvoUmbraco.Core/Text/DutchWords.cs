using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace MvoUmbraco.Core.Text;

/// <summary>
/// Stems of Dutch words: Porter's algorithm for Dutch (snowballstem.org, <c>dutch_porter</c>), with what it does not know.
/// Plurals that change the word (<i>kinderen</i>, <i>leden</i>) get the stem of their singular, also at the end of a
/// compound; so do those of words in -e (<i>organisaties</i>, <i>keuzes</i>). And no Dutch word is written with v, z or two
/// of the same consonants at its end: a stem that is, is that of a word with f, s (<i>bedrijven</i>, <i>prijzen</i>) or one
/// consonant (<i>processen</i>).
/// </summary>
internal static class DutchWords
{
    private static readonly (string Plural, string Singular)[] Irregular =
    [
        ("kinderen", "kind"), ("eieren", "ei"), ("bladeren", "blad"), ("goederen", "goed"), ("liederen", "lied"), ("kalveren", "kalf"),
        ("lammeren", "lam"), ("runderen", "rund"), ("beenderen", "been"), ("gemoederen", "gemoed"), ("raderen", "rad"),
        ("volkeren", "volk"), ("hoenderen", "hoen"), ("steden", "stad"), ("leden", "lid"), ("schepen", "schip"), ("smeden", "smid"),
        ("musea", "museum"), ("criteria", "criterium"), ("media", "medium"),
        ("politici", "politicus"), ("academici", "academicus"), ("technici", "technicus"), ("critici", "criticus"),
        ("memoranda", "memorandum"), ("quota", "quotum"), ("fora", "forum"), ("indices", "index"),
    ];

    // Words that only look like such plurals.
    private static readonly FrozenSet<string> Regular = FrozenSet.ToFrozenSet(
        [
            "verleden", "geleden", "overleden", "besteden", "aanbesteden", "uitbesteden", "ontleden", "bekleden", "beleden", "misleden",
            "multimedia", "semafora",
        ],
        StringComparer.Ordinal);

    // Words in -es that are no plural.
    private static readonly string[] SingularInEs =
    [
        "proces", "succes", "exces", "reces", "acces", "adres", "congres", "expres", "compres", "prinses", "bijles", "rijles", "fles",
        "advies", "verlies", "precies", "servies", "paradies", "bries", "vlies", "kies", "vries",
    ];

    /// <summary>A stemmer, for one thread at a time.</summary>
    public static Func<string, string> Stemmer()
    {
        var porter = Snowball.Of(new DutchStemmer());
        return word => Close(porter(Singular(word)));
    }

    private static string Singular(string word)
    {
        if (word == "kinder")
        {
            return "kind";
        }

        if (Regular.Contains(word))
        {
            return word;
        }

        foreach (var (plural, singular) in Irregular)
        {
            if (word.EndsWith(plural, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - plural.Length), singular);
            }
        }

        return IsPluralInEs(word) ? word[..^1] : word;
    }

    private static bool IsPluralInEs(string word)
        => word.Length >= 5
            && word.EndsWith("es", StringComparison.Ordinal)
            && word[^3] is not ('e' or 'o' or 'j')
            && !Array.Exists(SingularInEs, singular => word.EndsWith(singular, StringComparison.Ordinal));

    // v and z become f and s, and of two consonants at the end one is left.
    private static string Close(string stem) => stem switch
    {
        [.. { Length: > 1 } start, 'v'] => start + "f",
        [.. { Length: > 1 } start, 'z'] => start + "s",
        [.. { Length: > 1 } start, var one, var other] when one == other && one is not ('a' or 'e' or 'i' or 'o' or 'u') => start + one,
        _ => stem,
    };
}
