using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// A text taken apart: its words with their stems, and its sentences. Words and sentences are in order and point into
/// <see cref="Source"/>; every word is in exactly one sentence. What comes out depends on the text and its language alone.
/// </summary>
public sealed class ScreenedText
{
    /// <summary>How much of a text is looked at, in characters: some seventy printed pages. What lies beyond is not screened,
    /// and <see cref="IsCut"/> says so.</summary>
    public const int MostCharacters = 200_000;

    private readonly TextWord[] words;
    private readonly Sentence[] sentences;

    private ScreenedText(string source, string language, bool isCut, TextWord[] words, Sentence[] sentences)
        => (Source, Language, IsCut, this.words, this.sentences) = (source, language, isCut, words, sentences);

    /// <summary>The text that was looked at.</summary>
    public string Source { get; }

    /// <summary>Its language: <c>nl</c>, <c>fr</c>, <c>en</c>, or <c>xx</c> for any other.</summary>
    public string Language { get; }

    /// <summary>The text went on, and the rest was not looked at.</summary>
    public bool IsCut { get; }

    /// <summary>The words and numbers, stop words too. A number keeps its points and commas: <c>1.250,50</c>, <c>9.30</c>.</summary>
    public IReadOnlyList<TextWord> Words => words;

    /// <summary>The sentences; of a text without a word, none.</summary>
    public IReadOnlyList<Sentence> Sentences => sentences;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">Plain text, a line per paragraph; any text will do.</param>
    /// <param name="culture">Its language, such as <c>nl-BE</c>.</param>
    public static ScreenedText Read(string? text, string culture)
    {
        var source = text ?? string.Empty;
        var isCut = source.Length > MostCharacters;
        if (isCut)
        {
            var end = char.IsHighSurrogate(source[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
            source = source[..end];
        }

        var analysis = LanguageAnalysis.Of(culture);
        TextWord[] words = [.. analysis.Read(source)];
        return new ScreenedText(source, analysis.Language, isCut, words, SentenceBoundaries.Find(source, words));
    }

    /// <summary>The words of a sentence.</summary>
    public ReadOnlySpan<TextWord> WordsOf(Sentence sentence) => words.AsSpan(sentence.FirstWord, sentence.WordCount);

    /// <summary>A sentence as it is written.</summary>
    public string TextOf(Sentence sentence) => sentence.Span.In(Source);
}
