using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>
/// What somebody typed. Words in quotes belong together in their order; a word with a hyphen before it must not be there;
/// everything else is words. No sign means anything more, so that nothing typed can be wrong.
/// </summary>
/// <param name="Text">The text that is looked at, of at most <see cref="SearchQuery.LongestText"/> characters.</param>
internal sealed record TypedQuery(string Text)
{
    private const int MostWords = 12;
    private static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("\"“”„«»");

    /// <summary>A stretch of the text.</summary>
    private readonly record struct Stretch(int Start, int End, bool IsPhrase, bool IsExcluded);

    private readonly IReadOnlyList<Stretch> stretches = Cut(Text);

    /// <summary>Reads what was typed.</summary>
    public static TypedQuery Read(string? typed)
    {
        var text = (typed ?? string.Empty).ReplaceLineEndings(" ").Replace('\0', ' ').Trim();
        if (text.Length > SearchQuery.LongestText)
        {
            // Not in the middle of a character.
            var end = char.IsHighSurrogate(text[SearchQuery.LongestText - 1]) ? SearchQuery.LongestText - 1 : SearchQuery.LongestText;
            text = text[..end].TrimEnd();
        }

        return new TypedQuery(text);
    }

    /// <summary>
    /// The words to find, in each language that is searched, by their places in the text. What is a stop word in any of the
    /// languages is left out, unless there is nothing else.
    /// </summary>
    public IReadOnlyList<IReadOnlyDictionary<LanguageAnalysis, TextWord>> Words(IReadOnlyList<LanguageAnalysis> analyses)
    {
        var all = (from stretch in stretches
                   where stretch is { IsPhrase: false, IsExcluded: false }
                   from analysis in analyses
                   from word in WordsIn(analysis, stretch)
                   group (analysis, word) by word.Start into place
                   orderby place.Key
                   select place.ToDictionary(pair => pair.analysis, pair => pair.word)).ToArray();
        var telling = all.Where(place => place.Values.All(word => !word.IsStopWord)).ToArray();
        var hasOthers = telling.Length > 0 || stretches.Any(stretch => stretch is { IsPhrase: true, IsExcluded: false });
        return [.. (hasOthers ? telling : all).DistinctBy(place => place.Values.First().Word).Take(MostWords)];
    }

    /// <summary>The words that belong together.</summary>
    public IReadOnlyList<IReadOnlyList<TextWord>> Phrases(LanguageAnalysis analysis)
        => [.. stretches.Where(stretch => stretch is { IsPhrase: true, IsExcluded: false }).Select(stretch => WordsIn(analysis, stretch)).Where(words => words.Count > 0).Take(MostWords)];

    /// <summary>The words that must not be there.</summary>
    public IReadOnlyList<TextWord> Excluded(LanguageAnalysis analysis)
        => [.. stretches.Where(stretch => stretch.IsExcluded).SelectMany(stretch => WordsIn(analysis, stretch)).Take(MostWords)];

    /// <summary>The text with another word in the place of some.</summary>
    public string With(IEnumerable<(TextWord Word, string Other)> others)
    {
        var text = Text;
        foreach (var (word, other) in others.OrderByDescending(pair => pair.Word.Start))
        {
            text = string.Concat(text.AsSpan(0, word.Start), other, text.AsSpan(word.End));
        }

        return text;
    }

    private IReadOnlyList<TextWord> WordsIn(LanguageAnalysis analysis, Stretch stretch)
        => [.. analysis.Read(Text[stretch.Start..stretch.End]).Take(MostWords).Select(word => word with { Start = word.Start + stretch.Start, End = word.End + stretch.Start })];

    private static List<Stretch> Cut(string text)
    {
        var stretches = new List<Stretch>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || Quotes.Contains(text[at + 1]));
            var start = isExcluded ? at + 1 : at;
            if (Quotes.Contains(text[start]))
            {
                var end = text.AsSpan(start + 1).IndexOfAny(Quotes);

                // A quote that is not closed is a sign like any other.
                if (end >= 0)
                {
                    stretches.Add(new Stretch(start + 1, start + 1 + end, IsPhrase: true, isExcluded));
                    at = start + end + 2;
                    continue;
                }
            }

            var stop = start + 1;
            while (stop < text.Length && !char.IsWhiteSpace(text[stop]) && !Quotes.Contains(text[stop]))
            {
                stop++;
            }

            stretches.Add(new Stretch(start, stop, IsPhrase: false, isExcluded));
            at = stop;
        }

        return stretches;
    }
}
