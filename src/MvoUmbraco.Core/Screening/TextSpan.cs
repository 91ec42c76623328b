namespace MvoUmbraco.Core.Screening;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first character (UTF-16).</param>
/// <param name="Length">How many characters it has.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;

    /// <summary>The part of the text.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }

    /// <summary>From a first character up to one that is not part of it.</summary>
    public static TextSpan Between(int start, int end) => new(start, end - start);

    /// <summary>The two share a character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}

/// <summary>A sentence, a heading or an item of a list.</summary>
/// <param name="Span">Where it stands in the text, without the white space around it.</param>
/// <param name="FirstWord">The index of its first word among the words of the text.</param>
/// <param name="WordCount">How many words it has, stop words too; may be zero.</param>
public readonly record struct Sentence(TextSpan Span, int FirstWord, int WordCount)
{
    /// <summary>The index after that of its last word.</summary>
    public int EndWord => FirstWord + WordCount;
}
