using System.Collections.Concurrent;
using System.Text;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>The sort of a content word, as far as the lexicon tells.</summary>
internal enum WordKind
{
    /// <summary>A noun, and whatever the lexicon does not know.</summary>
    Noun = 0,

    /// <summary>A verb.</summary>
    Verb,

    /// <summary>An adjective.</summary>
    Adjective,

    /// <summary>An adverb.</summary>
    Adverb,
}

/// <summary>What is known of a word, apart from where it stands.</summary>
internal sealed class Word
{
    // A bound, so that a corpus of nonsense does not fill the memory; beyond it words are looked up again each time.
    private const int MostKnown = 100_000;
    private static readonly ConcurrentDictionary<(string Language, string Text), Word> Known = new();
    private static readonly Lazy<int> PersonSynset = new(FindPerson);

    private Word(string text, LanguageRules rules)
    {
        Text = text;
        var forms = WordForms.Of(text, rules.Language);
        Stem = LanguageAnalysis.Of(rules.Language).Stem(text);
        // The stem of the analysis is a form apart: what it makes of a word must not meet what the forms here make of another.
        Forms = [.. forms.Append("=" + Stem).Select(Hash).Distinct().Order()];
        Opposites = rules.OppositesOf(forms);
        Alike = rules.AlikeOf(forms);
        Exclusive = rules.ExclusiveOf(forms);
        if (rules.Language == "nl")
        {
            var senses = DutchWordNet.Instance.SensesOf(text, forms);
            Synsets = [.. senses.Select(sense => sense.Synset).Distinct().Order()];
            Broader = DutchWordNet.Instance.Broader(Synsets);
            Kind = WordForms.IsIrregularVerb(text) || DutchWordNet.Instance.HasVerb(text) ? WordKind.Verb
                : senses.Count == 0 ? WordKind.Noun
                : senses.GroupBy(sense => sense.Kind).MaxBy(group => group.Count())!.Key switch
                {
                    'v' => WordKind.Verb,
                    'a' => WordKind.Adjective,
                    'r' => WordKind.Adverb,
                    _ => WordKind.Noun,
                };
            IsPerson = Kind is WordKind.Noun && Array.BinarySearch(Broader, PersonSynset.Value) >= 0;
        }
    }

    /// <summary>Plain spelling.</summary>
    public string Text { get; }

    /// <summary>Its stem in the analysis.</summary>
    public string Stem { get; }

    /// <summary>The forms under which it is recognised, hashed, in order.</summary>
    public ulong[] Forms { get; }

    /// <summary>Its sort.</summary>
    public WordKind Kind { get; }

    /// <summary>Its meanings.</summary>
    public int[] Synsets { get; } = [];

    /// <summary>Its meanings and the broader ones, in order.</summary>
    public int[] Broader { get; } = [];

    /// <summary>Sides of opposites.</summary>
    public (int Set, bool Left)[] Opposites { get; }

    /// <summary>Sets of words it may stand for.</summary>
    public int[] Alike { get; }

    /// <summary>Slots that exclude each other.</summary>
    public int[] Exclusive { get; }

    /// <summary>Some sort of person.</summary>
    public bool IsPerson { get; }

    /// <summary>A word; the same object for the same spelling, as long as there is room.</summary>
    /// <param name="text">In plain spelling.</param>
    public static Word Of(string text, LanguageRules rules)
    {
        var key = (rules.Language, text);
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        var word = new Word(text, rules);
        return Known.Count < MostKnown ? Known.GetOrAdd(key, word) : word;
    }

    private static int FindPerson()
    {
        var person = DutchWordNet.Instance.SensesOf("persoon", ["persoon"]).Select(sense => sense.Synset);
        return person.Intersect(DutchWordNet.Instance.SensesOf("individu", ["individu"]).Select(sense => sense.Synset)).First();
    }

    // FNV-1a, the same in every process: string.GetHashCode is not.
    private static ulong Hash(string form)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(form))
        {
            hash = (hash ^ part) * 1099511628211;
        }

        return hash;
    }
}
