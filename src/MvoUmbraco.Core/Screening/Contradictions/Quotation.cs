namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>Whether what a sentence says stands between quotation marks: somebody's words, not the writer's.</summary>
internal static class Quotation
{
    /// <summary>Whether the most of the content stands between marks.</summary>
    public static bool Covers(ReadOnlySpan<char> sentence, IReadOnlyList<ContentWord> content)
    {
        int open = sentence.IndexOfAny("\"“„«");
        if (open < 0)
        {
            return false;
        }

        int close = sentence[(open + 1)..].IndexOfAny("\"”“»");
        close = close < 0 ? sentence.Length : open + 1 + close;
        int inside = content.Count(word => word.Start > open && word.Start < close);
        return inside * 2 > content.Count;
    }
}
