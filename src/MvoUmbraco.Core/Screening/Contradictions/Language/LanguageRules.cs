using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>
/// What the rules know of one language: small hand-made tables of general language and of what networks write about.
/// All words stand in plain spelling (<see cref="Spelling"/>).
/// </summary>
internal sealed class LanguageRules
{
    private readonly FrozenDictionary<string, (string[] Words, Cue Cue)[]> phrases;
    private readonly FrozenDictionary<string, (int Set, bool Left)[]> opposites;
    private readonly FrozenDictionary<string, int[]> alike;
    private readonly FrozenDictionary<string, int[]> exclusive;

    /// <param name="language">Two letters.</param>
    /// <param name="cues">A line for each meaning: its name, a colon, and words or phrases with commas between.</param>
    /// <param name="opposites">A line for each pair: words, a slash, the opposite words.</param>
    /// <param name="alike">A line for each set of words that may stand for each other.</param>
    /// <param name="exclusive">A line for each set: words of different slots exclude each other and make it another thing.</param>
    public LanguageRules(string language, string cues, string opposites, string alike, string exclusive)
    {
        Language = language;
        phrases = Lines(cues)
            .Select(line => line.Split(':', 2))
            .SelectMany(line => Words(line[1], ',').Select(phrase => (Words: phrase.Split(' '), Cue: Enum.Parse<Cue>(line[0]))))
            .GroupBy(phrase => phrase.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray());
        this.opposites = Sets(Lines(opposites).SelectMany((line, set) => line.Split('/')
            .SelectMany((side, at) => Words(side, ',').SelectMany(word => Forms(word).Select(form => (form, (set, at == 0)))))));
        this.alike = Sets(Lines(alike).SelectMany((line, set) => Words(line, ',').SelectMany(word => Forms(word).Select(form => (form, set)))));
        this.exclusive = Sets(Lines(exclusive).SelectMany((line, set) => line.Split('/')
            .SelectMany((side, at) => Words(side, ',').SelectMany(word => Forms(word).Select(form => (form, (set * 100) + at))))));
    }

    /// <summary>Two letters.</summary>
    public string Language { get; }

    /// <summary>Prepositions that oppose each other before the same word.</summary>
    public required FrozenDictionary<string, string> Prepositions { get; init; }

    /// <summary>Prefixes that turn an adjective or verb into its opposite.</summary>
    public required string[] OppositePrefixes { get; init; }

    /// <summary>Words that begin with such a prefix and are no opposite.</summary>
    public required FrozenSet<string> NoOpposites { get; init; }

    /// <summary>Months, January first; each with its spellings.</summary>
    public required string[][] Months { get; init; }

    /// <summary>Days, Monday first.</summary>
    public required string[] Days { get; init; }

    /// <summary>How often: words that exclude each other.</summary>
    public required string[] Frequencies { get; init; }

    /// <summary>Units by their words.</summary>
    public required FrozenDictionary<string, string> Units { get; init; }

    /// <summary>Number words; a composite is put together from them.</summary>
    public required FrozenDictionary<string, decimal> Numbers { get; init; }

    /// <summary>Words that make a number the name of something: <c>artikel 5</c>.</summary>
    public required FrozenSet<string> Labels { get; init; }

    /// <summary>Words before a clock time.</summary>
    public required FrozenSet<string> TimePrepositions { get; init; }

    /// <summary>Whether a comma stands before decimals; otherwise a full stop does.</summary>
    public required bool HasDecimalComma { get; init; }

    /// <summary>Verbs of what happens to a thing once: another year is then no other edition.</summary>
    public required FrozenSet<string> Once { get; init; }

    /// <summary>Verbs among the function words: with one of them, or another verb, it is a sentence and no heading.</summary>
    public required FrozenSet<string> Verbs { get; init; }

    /// <summary>Indefinite articles.</summary>
    public required FrozenSet<string> Indefinite { get; init; }

    /// <summary>Verbs that say what a thing has, in the present.</summary>
    public required FrozenSet<string> Properties { get; init; }

    /// <summary>Denials of all there is.</summary>
    public required FrozenSet<string> DenyAll { get; init; }

    /// <summary>Nouns that measure the noun after them.</summary>
    public FrozenSet<string> Measures { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The word for nobody, which speaks of persons as it denies.</summary>
    public string? Nobody { get; init; }

    /// <summary>The word for a person.</summary>
    public string? Person { get; init; }

    /// <summary>Endings that say "without".</summary>
    public string? WithoutEnding { get; init; }

    /// <summary>The longest phrase that begins here.</summary>
    /// <param name="words">The words of a sentence.</param>
    /// <param name="at">Where it may begin.</param>
    /// <returns>The meaning and how many words; none when no phrase begins here.</returns>
    public (Cue Cue, int Length) PhraseAt(IReadOnlyList<string> words, int at)
    {
        if (phrases.TryGetValue(words[at], out var known))
        {
            foreach (var (phrase, cue) in known)
            {
                if (at + phrase.Length <= words.Count && Matches(words, at, phrase))
                {
                    return (cue, phrase.Length);
                }
            }
        }

        return (Cue.None, 0);
    }

    /// <summary>The sides of opposites a word stands on.</summary>
    public (int Set, bool Left)[] OppositesOf(IEnumerable<string> forms) => Find(opposites, forms);

    /// <summary>The sets of words it may stand for.</summary>
    public int[] AlikeOf(IEnumerable<string> forms) => Find(alike, forms);

    /// <summary>The slots it excludes others of; a set is the number divided by hundred.</summary>
    public int[] ExclusiveOf(IEnumerable<string> forms) => Find(exclusive, forms);

    /// <summary>Words of a text with white space or commas between.</summary>
    public static string[] Words(string text, char separator = ' ')
        => text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Matches(IReadOnlyList<string> words, int at, string[] phrase)
    {
        for (int i = 1; i < phrase.Length; i++)
        {
            if (words[at + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    // The plain form decides: a looser one would make "goedkope" an opposite by accident.
    private IEnumerable<string> Forms(string word) => WordForms.Of(word, Language).Take(word.EndsWith("en", StringComparison.Ordinal) ? 2 : 1);

    private static string[] Lines(string text) => Words(text, '\n');

    private static FrozenDictionary<string, T[]> Sets<T>(IEnumerable<(string Form, T Value)> rows)
        => rows.GroupBy(row => row.Form).ToFrozenDictionary(group => group.Key, group => group.Select(row => row.Value).Distinct().ToArray());

    private static T[] Find<T>(FrozenDictionary<string, T[]> sets, IEnumerable<string> forms)
        => [.. forms.SelectMany(form => sets.TryGetValue(form, out var known) ? known : []).Distinct()];
}
