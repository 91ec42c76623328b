using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>
/// The fields of the index. One document of Lucene is one document of the site in one language. Its texts stand in fields
/// that carry that language, since every language has its own stems:
/// <code>
/// id           key and language: what is replaced
/// key          the document
/// path         the documents above it and itself
/// named        the documents whose names are among its tags
/// who          * for everybody, g:name for a member group, u:name for one member; lower case
/// in           the languages of the site in which this is what is read, lower case
/// title.nl …   stems with their places (title, summary, body, tags, facts)
/// names.nl     the words of the title, as words.nl
/// words.nl     every word as it stands, without accents: for prefixes, corrections and compounds
/// title, summary, body   as they were, to show passages of
/// card         what is counted and filtered by (<see cref="CardBytes"/>)
/// </code>
/// </summary>
internal static class SearchSchema
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public const string Id = "id";
    public const string Key = "key";
    public const string Path = "path";
    public const string Named = "named";
    public const string Who = "who";
    public const string In = "in";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Body = "body";
    public const string Tags = "tags";
    public const string Facts = "facts";
    public const string Words = "words";
    public const string Names = "names";
    public const string Card = "card";

    public const string Everybody = "*";

    /// <summary>The fields of stems, with what a word weighs in each: a name says most of what a page is about.</summary>
    public static readonly IReadOnlyList<(string Field, float Weight)> Texts = [(Title, 3f), (Tags, 1.6f), (Summary, 1.5f), (Body, 1f), (Facts, 0.8f)];

    public static readonly IReadOnlyList<string> Languages = ["nl", "fr", "en", "xx"];

    private static readonly FieldType WordsType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
    };

    static SearchSchema() => WordsType.Freeze();

    /// <summary>What this program makes of content: an index that another program made is made anew.</summary>
    public static string Program { get; } = string.Join(
        ' ',
        typeof(SearchSchema).Module.ModuleVersionId,
        typeof(LanguageAnalysis).Module.ModuleVersionId,
        typeof(Analyzer).Assembly.GetName().Version);

    public static string InLanguage(string field, string language) => $"{field}.{language}";

    public static string Group(string name) => "g:" + name.ToLowerInvariant();

    public static string Member(string userName) => "u:" + userName.ToLowerInvariant();

    public static string IdOf(Guid key, string culture) => string.Create(CultureInfo.InvariantCulture, $"{key:N}/{culture.ToLowerInvariant()}");

    /// <summary>The analyzers of all fields.</summary>
    public static Analyzer Analyzer()
    {
        var analyzers = new Dictionary<string, Analyzer>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var analysis = LanguageAnalysis.Of(language);
            analyzers[InLanguage(Words, language)] = analysis.Words;
            analyzers[InLanguage(Names, language)] = analysis.Words;
            foreach (var (field, _) in Texts)
            {
                analyzers[InLanguage(field, language)] = analysis.Stems;
            }
        }

        return new PerFieldAnalyzerWrapper(new Lucene.Net.Analysis.Core.KeywordAnalyzer(), analyzers);
    }

    /// <summary>The document of an entry.</summary>
    public static Document DocumentOf(SearchEntry entry)
    {
        var card = entry.Card;
        var language = LanguageAnalysis.Of(card.Culture).Language;
        var document = new Document
        {
            new StringField(Id, IdOf(card.Key, card.Culture), Field.Store.NO),
            new StringField(Key, Keyed(card.Key), Field.Store.NO),
            new BinaryDocValuesField(Card, new BytesRef(CardBytes.Write(card))),
            new StoredField(Title, entry.Title),
            new StoredField(Summary, entry.Summary),
            new StoredField(Body, entry.Body),
            new TextField(InLanguage(Title, language), entry.Title, Field.Store.NO),
            new TextField(InLanguage(Summary, language), entry.Summary, Field.Store.NO),
            new TextField(InLanguage(Body, language), entry.Body, Field.Store.NO),
            new TextField(InLanguage(Tags, language), entry.Tags, Field.Store.NO),
            new TextField(InLanguage(Facts, language), entry.Facts, Field.Store.NO),
            new Field(InLanguage(Names, language), entry.Title, WordsType),
            new Field(InLanguage(Words, language), string.Join('\n', entry.Title, entry.Summary, entry.Body, entry.Tags, entry.Facts), WordsType),
        };
        Add(document, Path, entry.Path.Select(Keyed));
        Add(document, Named, entry.Named.Select(Keyed));
        Add(document, Who, entry.Who);
        Add(document, In, entry.ReadIn.Select(culture => culture.ToLowerInvariant()));
        return document;
    }

    public static string Keyed(Guid key) => key.ToString("N", CultureInfo.InvariantCulture);

    private static void Add(Document document, string field, IEnumerable<string> terms)
    {
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            document.Add(new StringField(field, term, Field.Store.NO));
        }
    }
}
