using System.Collections.Concurrent;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Vocabulary;

/// <summary>What is known of the words of a language, whatever the texts: safe for several threads, and the same in every process.</summary>
internal sealed class WordSenses
{
    // A bound, so that a corpus of nonsense does not fill the memory; beyond it words are looked up again each time.
    private const int MostKnown = 200_000;

    // A word so rare makes no compounds: it is a name or a mistake.
    private const int MostParts = 12_000;

    // Any one number is about as common as a word that every other page has.
    private const double ShareOfANumber = 5e-5;

    private static readonly ConcurrentDictionary<string, Lazy<WordSenses>> Known = new(StringComparer.Ordinal);

    private readonly LanguageAnalysis analysis;
    private readonly WordFrequencies frequencies;
    private readonly CompoundLexicon? compounds;
    private readonly ConcurrentDictionary<string, WordSense> words = new(StringComparer.Ordinal);

    private WordSenses(string language)
    {
        analysis = LanguageAnalysis.Of(language);
        frequencies = WordFrequencies.Of(language);
        if (language == "nl")
        {
            compounds = new CompoundLexicon(analysis);
            compounds.Learn(frequencies.Words.Take(MostParts), mayBeParts: true);
        }
    }

    /// <summary>The words of a language, two letters.</summary>
    public static WordSenses Of(string language)
        => Known.GetOrAdd(language, static name => new Lazy<WordSenses>(() => new WordSenses(name))).Value;

    /// <summary>What is known of a word of a text.</summary>
    public WordSense Of(TextWord word)
    {
        if (words.TryGetValue(word.Word, out var known))
        {
            return known;
        }

        var sense = Read(word);
        return words.Count < MostKnown ? words.GetOrAdd(word.Word, sense) : sense;
    }

    private WordSense Read(TextWord word)
    {
        var isNumber = word.Word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        var isSmall = word.IsStopWord || (word.Word.Length == 1 && !isNumber);
        WordSense[] parts = isSmall || isNumber || compounds is null
            ? []
            : [.. compounds.PartsOf(word.Word).Where(part => part != word.Stem).Select(Whole)];
        return Of(word.Stem, isNumber ? ShareOfANumber : frequencies.Share(word.Stem)) with { IsSmall = isSmall, Parts = parts };
    }

    private WordSense Whole(string stem) => Of(stem, frequencies.Share(stem));

    private static WordSense Of(string stem, double share)
        => new(stem, Term.HashOf(stem), share, WordSense.BitsOf(share), IsSmall: false, []);
}
