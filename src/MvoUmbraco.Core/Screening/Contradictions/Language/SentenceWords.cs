using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>The words of a sentence as the rules see them.</summary>
internal static class SentenceWords
{
    /// <summary>The words of the analysis, without numbers; what is joined by hyphens is one word, so that a <c>niet-lid</c> denies nothing.</summary>
    public static List<ReadWord> Read(ScreenedText text, Sentence sentence)
    {
        var words = new List<ReadWord>(sentence.WordCount);
        string source = text.Source;
        int start = sentence.Span.Start;
        bool shouts = IsShouted(source.AsSpan(start, sentence.Span.Length));
        int lastEnd = -1;
        foreach (var word in text.WordsOf(sentence))
        {
            if (char.IsDigit(source[word.Start]))
            {
                continue;
            }

            if (words.Count > 0 && word.Start == lastEnd + 1 && source[lastEnd] is '-' or '\u2010' or '\u2011')
            {
                var whole = words[^1];
                words[^1] = whole with { Plain = whole.Plain + "-" + word.Word, Length = word.End - start - whole.Start, Last = source[word.End - 1] };
            }
            else
            {
                words.Add(Of(word, source, start, isName: !shouts && char.IsUpper(source[word.Start]) && !BeginsSentence(source.AsSpan(start, word.Start - start))));
            }

            lastEnd = word.End;
        }

        return words;
    }

    private static ReadWord Of(TextWord word, string source, int start, bool isName)
    {
        var written = source.AsSpan(word.Start, word.End - word.Start);
        return new ReadWord(word.Word, word.Start - start, written.Length, isName, written.IndexOfAny("éèÉ") >= 0, written[^1]);
    }

    // A capital says nothing at the beginning, after a colon or a bullet, or inside quotation marks.
    private static bool BeginsSentence(ReadOnlySpan<char> before)
    {
        var rest = before.TrimEnd();
        return rest.IsEmpty || rest[^1] is '.' or ':' or '"' or '\u201C' or '\u201E' or '\u00AB' or '(' or '\u2022' or '-' or '\'' or '*';
    }

    private static bool IsShouted(ReadOnlySpan<char> sentence)
    {
        int capitals = 0, letters = 0;
        foreach (char letter in sentence)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
            letters += char.IsLetter(letter) ? 1 : 0;
        }

        return capitals > 3 && capitals * 2 > letters;
    }
}
