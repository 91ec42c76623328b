using Lucene.Net.Index;
using Lucene.Net.Search;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>
/// Makes the query of the index. A word is found by its stem, in any field; less so in the compounds that are made with it,
/// in what a compound is made of, and at the beginning of other words for the last word, which may not be finished. Fields
/// and ways to find a word do not add up: the best one counts.
/// </summary>
internal sealed class QueryMaker(SearchSnapshot snapshot, IReadOnlyList<SearchTerms> languages)
{
    private readonly LanguageAnalysis[] analyses = [.. languages.Select(terms => terms.Analysis)];

    // Found by trying on the judged queries of tests/MvoUmbraco.Tests/Search; see docs/search.md.
    private const float OtherFields = 0.15f;
    private const float InCompound = 0.6f;
    private const float AllParts = 0.5f;
    private const float AnyPart = 0.3f;
    private const float Beginning = 0.4f;
    private const float Together = 0.5f;
    private const int Apart = 3;

    private const int MostCompounds = 40;
    private const int ShortestBeginning = 3;

    /// <summary>The query.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="needsAll">Of few words all must be found, of many most; otherwise one is enough.</param>
    /// <returns>Null when there is no word in it.</returns>
    public Query? Make(TypedQuery typed, bool needsAll)
    {
        var places = typed.Words(analyses);
        var words = new BooleanQuery();
        foreach (var place in places)
        {
            words.Add(Word(place, IsLast(place, typed), needsAll), Occur.SHOULD);
        }

        var query = new BooleanQuery(disableCoord: true);
        if (places.Count > 0)
        {
            words.MinimumNumberShouldMatch = needsAll ? Needed(places.Count) : 1;
            query.Add(words, Occur.MUST);
        }

        var phrases = Phrases(typed);
        foreach (var phrase in phrases)
        {
            query.Add(phrase, Occur.MUST);
        }

        if (places.Count == 0 && phrases.Count == 0)
        {
            return null;
        }

        foreach (var terms in languages)
        {
            if (places.Count is > 1 and <= 6)
            {
                var together = InOrder(terms, [.. places.Where(place => place.ContainsKey(terms.Analysis)).Select(place => place[terms.Analysis])], Apart);
                together.Boost = Together;
                query.Add(together, Occur.SHOULD);
            }

            foreach (var word in typed.Excluded(terms.Analysis))
            {
                query.Add(InFields(terms, word.Stem, 1), Occur.MUST_NOT);
            }
        }

        return query;
    }

    /// <summary>The ways to find one word, in any language.</summary>
    /// <param name="place">The word, in each language.</param>
    /// <param name="isLast">It may not be finished.</param>
    /// <param name="isWhole">A compound needs all that it is made of; otherwise one of its parts is enough.</param>
    public Query Word(IReadOnlyDictionary<LanguageAnalysis, TextWord> place, bool isLast, bool isWhole)
    {
        var any = new DisjunctionMaxQuery(0);
        foreach (var terms in languages)
        {
            if (place.TryGetValue(terms.Analysis, out var word))
            {
                any.Add(Word(terms, word, isLast, isWhole));
            }
        }

        return any;
    }

    /// <summary>Whether a word is known to be made of others, whether or not a text has it.</summary>
    public bool IsCompound(IReadOnlyDictionary<LanguageAnalysis, TextWord> place)
        => place.Any(pair => snapshot.Lexicons.Of(pair.Key.Language)?.PartsOf(pair.Value.Word).Count > 0);

    /// <summary>Whether a word is what was typed last, and may not be finished.</summary>
    public static bool IsLast(IReadOnlyDictionary<LanguageAnalysis, TextWord> place, TypedQuery typed)
        => place.Values.Any(word => word.End == typed.Text.Length);

    private DisjunctionMaxQuery Word(SearchTerms terms, TextWord word, bool isLast, bool isWhole)
    {
        var ways = new DisjunctionMaxQuery(0);
        ways.Add(InFields(terms, word.Stem, 1));
        if (snapshot.Lexicons.Of(terms.Analysis.Language) is { } lexicon)
        {
            AddCompounds(ways, terms, word, isWhole, lexicon);
        }

        if (isLast && word.Word.Length >= ShortestBeginning)
        {
            terms.Prefix = word.Word;
            ways.Add(new ConstantScoreQuery(new PrefixQuery(new Term(SearchSchema.InLanguage(SearchSchema.Words, terms.Analysis.Language), word.Word))) { Boost = Beginning });
        }

        return ways;
    }

    // Two words need both, three and four all but one, more of them seven of ten.
    private static int Needed(int count) => count switch
    {
        <= 2 => count,
        <= 4 => count - 1,
        _ => (int)Math.Ceiling(count * 0.7),
    };

    private List<Query> Phrases(TypedQuery typed)
        => [.. (from terms in languages
                from phrase in typed.Phrases(terms.Analysis)
                group InOrder(terms, phrase, slop: 0) by phrase[0].Start into place
                select place).Select(place =>
                {
                    var any = new DisjunctionMaxQuery(0);
                    foreach (var phrase in place)
                    {
                        any.Add(phrase);
                    }

                    return (Query)any;
                })];

    private void AddCompounds(DisjunctionMaxQuery ways, SearchTerms terms, TextWord word, bool isWhole, CompoundLexicon lexicon)
    {
        var ownWeight = Rarity(terms, word.Stem);
        var compounds = lexicon.CompoundsWith(word.Stem)
            .Where(compound => compound != word.Stem)
            .Select(compound => (Stem: compound, Documents: Documents(terms, compound)))
            .Where(compound => compound.Documents > 0)
            .OrderByDescending(compound => compound.Documents)
            .ThenBy(compound => compound.Stem, StringComparer.Ordinal)
            .Take(MostCompounds);
        foreach (var (compound, documents) in compounds)
        {
            // A compound is rarer than the word in it, and says no more about it for that.
            ways.Add(InFields(terms, compound, InCompound * Math.Min(1, ownWeight / Rarity(documents))));
        }

        var parts = lexicon.PartsOf(word.Word);
        if (parts.Count > 0)
        {
            var all = new BooleanQuery(disableCoord: true) { Boost = AllParts };
            foreach (var part in parts)
            {
                all.Add(InFields(terms, part, 1), Occur.MUST);
            }

            ways.Add(all);
        }

        foreach (var part in isWhole ? [] : parts)
        {
            ways.Add(InFields(terms, part, AnyPart));
        }
    }

    private static DisjunctionMaxQuery InFields(SearchTerms terms, string stem, float weight)
    {
        terms.Stems.Add(stem);
        var fields = new DisjunctionMaxQuery(OtherFields);
        foreach (var (field, own) in SearchSchema.Texts)
        {
            fields.Add(new TermQuery(new Term(SearchSchema.InLanguage(field, terms.Analysis.Language), stem)) { Boost = own * weight });
        }

        return fields;
    }

    private static DisjunctionMaxQuery InOrder(SearchTerms terms, IReadOnlyList<TextWord> words, int slop)
    {
        var fields = new DisjunctionMaxQuery(OtherFields);
        foreach (var (field, own) in SearchSchema.Texts)
        {
            var phrase = new PhraseQuery { Slop = slop, Boost = own };
            foreach (var word in words)
            {
                phrase.Add(new Term(SearchSchema.InLanguage(field, terms.Analysis.Language), word.Stem));
            }

            fields.Add(phrase);
        }

        foreach (var word in words.Where(word => !word.IsStopWord || words.Count == 1))
        {
            terms.Stems.Add(word.Stem);
        }

        return fields;
    }

    private int Documents(SearchTerms terms, string stem)
        => SearchSchema.Texts.Max(text => snapshot.Reader.DocFreq(new Term(SearchSchema.InLanguage(text.Field, terms.Analysis.Language), stem)));

    private float Rarity(SearchTerms terms, string stem) => Rarity(Documents(terms, stem));

    // As BM25 weighs a word (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
    private float Rarity(int documents)
        => (float)Math.Log(1 + ((snapshot.Reader.NumDocs - documents + 0.5) / (documents + 0.5)));
}
