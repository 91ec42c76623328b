using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>
/// What the words of the index are made of. Only Dutch writes its compounds as one word. Words of what everybody may read
/// may be parts of others; words of protected documents are split by those, and split nothing themselves. A word whose last
/// document went stays until the program starts again.
/// </summary>
internal sealed class CompoundLexicons
{
    private const string Dutch = "nl";

    private readonly CompoundLexicon lexicon = new(LanguageAnalysis.Of(Dutch));

    /// <summary>The lexicon of a language; null when its compounds are written apart.</summary>
    public CompoundLexicon? Of(string language) => language == Dutch ? lexicon : null;

    /// <summary>Learns from an entry that is put into the index.</summary>
    public void Learn(SearchEntry entry)
    {
        var analysis = LanguageAnalysis.Of(entry.Card.Culture);
        if (Of(analysis.Language) is { } lexicon)
        {
            var text = string.Join('\n', entry.Title, entry.Summary, entry.Body, entry.Tags, entry.Facts);
            lexicon.Learn(analysis.Read(text).Select(word => word.Word), entry.Card.IsPublic);
        }
    }

    /// <summary>Learns from what the index has already.</summary>
    public void Learn(SearchSnapshot snapshot)
    {
        foreach (var leaf in snapshot.Reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(SearchSchema.InLanguage(SearchSchema.Words, Dutch)) is not { } terms)
            {
                continue;
            }

            var cards = snapshot.CardsOf(leaf);
            var (open, closed) = (new List<string>(), new List<string>());
            DocsEnum? documents = null;
            for (var words = terms.GetEnumerator(); words.MoveNext();)
            {
                documents = words.Docs(leaf.AtomicReader.LiveDocs, documents, DocsFlags.NONE);
                var isThere = false;
                var isOpen = false;
                while (!isOpen && documents.NextDoc() is var document && document != DocIdSetIterator.NO_MORE_DOCS)
                {
                    isThere = true;
                    isOpen = cards[document].IsPublic;
                }

                if (isThere)
                {
                    (isOpen ? open : closed).Add(words.Term.Utf8ToString());
                }
            }

            lexicon.Learn(open, mayBeParts: true);
            lexicon.Learn(closed, mayBeParts: false);
        }
    }
}
