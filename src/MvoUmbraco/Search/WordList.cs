using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>
/// The words of the index that the visitor may see: for corrections and for finishing a word. Each is given as it is
/// written in a document that the visitor sees.
/// </summary>
/// <param name="snapshot">The index.</param>
/// <param name="analysis">The language.</param>
/// <param name="isVisible">Whether the visitor may see a document.</param>
internal sealed class WordList(SearchSnapshot snapshot, LanguageAnalysis analysis, Func<SearchCard, bool> isVisible)
{
    private const int ShortestCorrected = 4;
    private const int ShortestWithTwoFaults = 7;
    private const int MostLooked = 400;

    // Counting stops here: more makes no difference.
    private const int Many = 50;

    private readonly string field = SearchSchema.InLanguage(SearchSchema.Words, analysis.Language);

    /// <summary>The word that was probably meant: the nearest by letters added, left out, changed or swapped (Damerau and
    /// Levenshtein), of those the most frequent; null when none is near.</summary>
    public string? Nearest(TextWord typed)
    {
        if (typed.Word.Length < ShortestCorrected || typed.Word.Length > 60 || typed.Word.Any(char.IsAsciiDigit) || MultiFields.GetTerms(snapshot.Reader, field) is not { } terms)
        {
            return null;
        }

        var most = typed.Word.Length >= ShortestWithTwoFaults ? 2 : 1;
        var near = new List<(string Word, int Distance)>();
        var words = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, typed.Word), most, 0, transpositions: true);
        while (words.MoveNext())
        {
            var word = words.Term.Utf8ToString();
            if (word.Length >= ShortestCorrected - 1 && analysis.Stem(word) != typed.Stem && Distance(typed.Word, word) is var distance and > 0)
            {
                near.Add((word, distance));
            }
        }

        return near
            .OrderBy(word => word.Distance)
            .Take(MostLooked)
            .Select(word => (word.Word, word.Distance, Seen: Seen(word.Word)))
            .Where(word => word.Seen.Count > 0)

            // The first letter is seldom the wrong one.
            .OrderBy(word => word.Distance + (word.Word[0] == typed.Word[0] ? 0 : 1))
            .ThenByDescending(word => word.Seen.Count)
            .ThenBy(word => word.Word, StringComparer.Ordinal)
            .Select(word => AsWritten(word.Word, word.Seen.First))
            .FirstOrDefault();
    }

    /// <summary>Words that begin so, the most frequent first, one of each stem.</summary>
    public IReadOnlyList<string> Beginning(string start, int most)
    {
        if (start.Length == 0 || MultiFields.GetTerms(snapshot.Reader, field) is not { } terms)
        {
            return [];
        }

        var found = new List<(string Word, int Count, int First)>();
        var words = terms.GetEnumerator();
        var looked = 0;
        for (var status = words.SeekCeil(new BytesRef(start)); status != TermsEnum.SeekStatus.END && looked < MostLooked; looked++)
        {
            var word = words.Term.Utf8ToString();
            if (!word.StartsWith(start, StringComparison.Ordinal))
            {
                break;
            }

            if (!analysis.IsStopWord(word) && Seen(word) is { Count: > 0 } seen)
            {
                found.Add((word, seen.Count, seen.First));
            }

            if (!words.MoveNext())
            {
                break;
            }
        }

        return [.. found
            .OrderByDescending(word => word.Count)
            .ThenBy(word => word.Word, StringComparer.Ordinal)
            .DistinctBy(word => analysis.Stem(word.Word))
            .Take(most)
            .Select(word => AsWritten(word.Word, word.First))];
    }

    // In how many documents that the visitor sees a word stands, up to many, and the first of them.
    private (int Count, int First) Seen(string word)
    {
        var (count, first) = (0, -1);
        foreach (var leaf in snapshot.Reader.Leaves)
        {
            var documents = leaf.AtomicReader.GetTermDocsEnum(new Term(field, word));
            var live = leaf.AtomicReader.LiveDocs;
            while (count < Many && documents is not null && documents.NextDoc() is var document && document != DocIdSetIterator.NO_MORE_DOCS)
            {
                if ((live is null || live.Get(document)) && isVisible(snapshot.CardsOf(leaf)[document]))
                {
                    first = first < 0 ? leaf.DocBase + document : first;
                    count++;
                }
            }
        }

        return (count, first);
    }

    // With its accents; a word that stands in no stored text, such as a keyword, is given without.
    private string AsWritten(string word, int document)
    {
        var stored = snapshot.Searcher.Doc(document);
        foreach (var name in (string[])[SearchSchema.Title, SearchSchema.Summary, SearchSchema.Body])
        {
            var text = stored.Get(name, CultureInfo.InvariantCulture) ?? string.Empty;
            foreach (var found in analysis.Read(text))
            {
                if (found.Word == word)
                {
                    return text[found.Start..found.End].ToLowerInvariant();
                }
            }
        }

        return word;
    }

    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
