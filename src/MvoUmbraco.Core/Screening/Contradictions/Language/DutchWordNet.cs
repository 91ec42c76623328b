using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>
/// Meanings of Dutch words and what is broader, from <c>Lexicon/dutch-wordnet.txt.gz</c> (its source and licence stand in the
/// README beside it). The text has two parts: after <c>synsets</c> a line for each synset, in the order of their numbers, with the numbers of the
/// broader ones; after <c>lemmas</c> a line for each word, with <c>n12</c> for the noun in synset 12 (<c>v</c> verb, <c>a</c> adjective,
/// <c>r</c> adverb). Read once, when first asked.
/// </summary>
internal sealed class DutchWordNet
{
    private const int MostSteps = 4;
    private static readonly Lazy<DutchWordNet> Shared = new(Read);

    private readonly List<int[]> broader = [];
    private readonly FrozenDictionary<string, Sense[]> byForm;
    private readonly FrozenDictionary<string, Sense[]> byLemma;

    private DutchWordNet(TextReader text)
    {
        text.ReadLine();
        while (text.ReadLine() is { } line && line != "lemmas")
        {
            broader.Add(line.Length == 0 ? [] : [.. line.Split(' ').Select(Number)]);
        }

        var lemmas = new Dictionary<string, Sense[]>();
        var forms = new Dictionary<string, List<Sense>>();
        while (text.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            Sense[] senses = [.. fields.Skip(1).Select(field => new Sense(field[0], Number(field[1..])))];
            lemmas[Spelling.Plain(fields[0])] = senses;
            foreach (var sense in senses)
            {
                string form = WordForms.OfLemma(Spelling.Plain(fields[0]), sense.Kind == 'v');
                if (!forms.TryGetValue(form, out var known))
                {
                    forms[form] = known = [];
                }

                known.Add(sense);
            }
        }

        byLemma = lemmas.ToFrozenDictionary();
        byForm = forms.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The lexicon.</summary>
    public static DutchWordNet Instance => Shared.Value;

    /// <summary>The meanings of a word in any inflection, its own first; a plural that is a word by itself too (<c>mannen</c>) has those of both.</summary>
    public IReadOnlyList<Sense> SensesOf(string word, IReadOnlyList<string> forms)
    {
        Sense[] own = byLemma.GetValueOrDefault(word, []);
        return own.Length > 0 && !word.EndsWith("en", StringComparison.Ordinal)
            ? own
            : [.. own.Concat(forms.SelectMany(form => byForm.GetValueOrDefault(form, []))).Distinct()];
    }

    /// <summary>Whether it is the infinitive of a verb in the lexicon.</summary>
    public bool HasVerb(string infinitive) => byLemma.TryGetValue(infinitive, out var senses) && Array.Exists(senses, sense => sense.Kind == 'v');

    /// <summary>These meanings and the broader ones, in order of their numbers.</summary>
    public int[] Broader(IEnumerable<int> synsets)
    {
        var all = new SortedSet<int>(synsets);
        int[] front = [.. all];
        for (int step = 0; step < MostSteps && front.Length > 0; step++)
        {
            front = [.. front.SelectMany(synset => broader[synset]).Where(all.Add)];
        }

        return [.. all];
    }

    private static DutchWordNet Read()
    {
        using var packed = typeof(DutchWordNet).Assembly.GetManifestResourceStream("dutch-wordnet.txt.gz")
            ?? throw new InvalidOperationException("The Dutch lexicon is missing from the assembly.");
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return new DutchWordNet(text);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>A meaning.</summary>
    /// <param name="Kind"><c>n</c>, <c>v</c>, <c>a</c> or <c>r</c>.</param>
    /// <param name="Synset">Its number in the lexicon.</param>
    internal readonly record struct Sense(char Kind, int Synset);
}
