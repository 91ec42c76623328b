using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace MvoUmbraco.Core.Text;

/// <summary>A word of a text.</summary>
/// <param name="Word">The word as it is compared: small letters, without accents.</param>
/// <param name="Stem">What it has in common with its other forms.</param>
/// <param name="Start">Where it begins in the text, in characters.</param>
/// <param name="End">The first character after it.</param>
/// <param name="IsStopWord">It says little by itself, such as an article.</param>
public readonly record struct TextWord(string Word, string Stem, int Start, int End, bool IsStopWord);

/// <summary>
/// Takes text of one language apart into words and their stems: Unicode's word boundaries (UAX 29), small letters, no
/// accents, and the Snowball stemmer of the language, in Dutch with what that one does not know (<see cref="DutchWords"/>).
/// Accents go first, so that who types none finds the same. What it makes of a word depends on that word alone.
/// </summary>
public sealed class LanguageAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // A stem costs more than looking it up, and texts use the same words; what comes from outside stays bounded.
    private const int MostStems = 100_000;

    private static readonly ConcurrentDictionary<string, LanguageAnalysis> Known = new(StringComparer.Ordinal);

    private readonly ThreadLocal<Func<string, string>> stemmers;
    private readonly CharArraySet stopWords;
    private ConcurrentDictionary<string, string> stems = new(StringComparer.Ordinal);

    private LanguageAnalysis(string language)
    {
        Language = language;
        (stopWords, stemmers) = language switch
        {
            "nl" => (DutchAnalyzer.DefaultStopSet, new(DutchWords.Stemmer)),
            "fr" => (FrenchAnalyzer.DefaultStopSet, new(() => Snowball.Of(new Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer()))),
            "en" => (EnglishAnalyzer.DefaultStopSet, new(() => Snowball.Of(new Lucene.Net.Tartarus.Snowball.Ext.EnglishStemmer()))),
            _ => (CharArraySet.Empty, new ThreadLocal<Func<string, string>>(() => static word => word)),
        };
        Words = Analyzer.NewAnonymous((_, reader) => Components(reader, hasStems: false));
        Stems = Analyzer.NewAnonymous((_, reader) => Components(reader, hasStems: true));
    }

    /// <summary>The language: <c>nl</c>, <c>fr</c>, <c>en</c>, or <c>xx</c> for any other, whose words are their own stems.</summary>
    public string Language { get; }

    /// <summary>For indexing: the words, stop words too.</summary>
    public Analyzer Words { get; }

    /// <summary>For indexing: the stems, those of stop words too.</summary>
    public Analyzer Stems { get; }

    /// <summary>The analysis of the language of a culture, such as <c>nl-BE</c>.</summary>
    public static LanguageAnalysis Of(string culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var language = culture.Split('-', 2)[0].ToLowerInvariant();
        return Known.GetOrAdd(language is "nl" or "fr" or "en" ? language : "xx", static name => new LanguageAnalysis(name));
    }

    /// <summary>The words of a text, in order.</summary>
    public IReadOnlyList<TextWord> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var words = new List<TextWord>();
        using var stream = Words.GetTokenStream(string.Empty, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var place = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var word = term.ToString();
            words.Add(new TextWord(word, Stem(word), place.StartOffset, place.EndOffset, stopWords.Contains(word)));
        }

        stream.End();
        return words;
    }

    /// <summary>The stem of a word as <see cref="Words"/> has it.</summary>
    public string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var stems = this.stems;
        if (stems.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = stemmers.Value!(word);
        if (stems.Count >= MostStems)
        {
            this.stems = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        }
        else
        {
            stems[word] = stem;
        }

        return stem;
    }

    /// <summary>Whether a word as <see cref="Words"/> has it says little by itself.</summary>
    public bool IsStopWord(string word) => stopWords.Contains(word);

    private TokenStreamComponents Components(TextReader reader, bool hasStems)
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream words = new LowerCaseFilter(Version, source);
        words = Language switch
        {
            "nl" => new DutchApostrophes(words),
            "fr" => new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES),
            "en" => new EnglishPossessiveFilter(Version, words),
            _ => words,
        };
        words = new ASCIIFoldingFilter(words);
        return new TokenStreamComponents(source, hasStems ? new StemFilter(words, Stem) : words);
    }

    private sealed class StemFilter : TokenFilter
    {
        private readonly Func<string, string> stem;
        private readonly ICharTermAttribute term;

        public StemFilter(TokenStream input, Func<string, string> stem)
            : base(input) => (this.stem, term) = (stem, AddAttribute<ICharTermAttribute>());

        public override bool IncrementToken()
        {
            if (!m_input.IncrementToken())
            {
                return false;
            }

            var found = stem(term.ToString());
            term.SetEmpty().Append(found);
            return true;
        }
    }
}
