using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>Marks what was searched for in a text, and finds the piece of it that has most of that.</summary>
internal static class Passages
{
    // In characters: about three lines.
    private const int Length = 230;

    // A text is looked through no further.
    private const int MostText = 30_000;

    private const string More = "…";

    /// <summary>The whole text, marked.</summary>
    public static IReadOnlyList<PassagePart> Marked(string text, SearchTerms? terms)
        => Parts(text, 0, text.Length, terms is null ? [] : Matches(text, terms));

    /// <summary>The best piece of a summary and a text: the one with most different words of the query, of those the first.</summary>
    public static IReadOnlyList<PassagePart> Best(string summary, string body, SearchTerms? terms)
    {
        if (terms is null)
        {
            return Start(summary.Length > 0 ? summary : body);
        }

        var inSummary = Densest(summary, terms);
        var inBody = Densest(body.Length > MostText ? body[..MostText] : body, terms);
        return inSummary.Kinds == 0 && inBody.Kinds == 0
            ? Start(summary.Length > 0 ? summary : body)
            : inSummary.Kinds >= inBody.Kinds ? Piece(summary, inSummary) : Piece(body, inBody);
    }

    private sealed record Window(IReadOnlyList<TextWord> Matches, int First, int Last, int Kinds);

    private static IReadOnlyList<TextWord> Matches(string text, SearchTerms terms) => [.. terms.Analysis.Read(text).Where(word => terms.IsMatch(word))];

    private static Window Densest(string text, SearchTerms terms)
    {
        var matches = Matches(text, terms);
        var best = new Window(matches, 0, -1, 0);
        var inside = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int first = 0, last = 0; last < matches.Count; last++)
        {
            inside[matches[last].Stem] = inside.GetValueOrDefault(matches[last].Stem) + 1;
            while (matches[last].End - matches[first].Start > Length)
            {
                if (--inside[matches[first].Stem] == 0)
                {
                    inside.Remove(matches[first].Stem);
                }

                first++;
            }

            if (inside.Count > best.Kinds)
            {
                best = new Window(matches, first, last, inside.Count);
            }
        }

        return best;
    }

    private static IReadOnlyList<PassagePart> Start(string text) => Piece(text, new Window([], 0, -1, 0));

    private static IReadOnlyList<PassagePart> Piece(string text, Window window)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var start = window.Kinds == 0 ? 0 : Beginning(text, window.Matches[window.First].Start, window.Matches[window.Last].End);
        var end = Ending(text, start);
        var parts = Parts(text, start, end, window.Matches);
        if (start > 0)
        {
            parts.Insert(0, new PassagePart(More, false));
        }

        if (end < text.Length)
        {
            parts.Add(new PassagePart(More, false));
        }

        return parts;
    }

    // With something before the first match, from the beginning of a sentence or line when one is near.
    private static int Beginning(string text, int firstMatch, int lastMatch)
    {
        var earliest = Math.Max(0, Math.Min(firstMatch, lastMatch - Length + ((Length - (lastMatch - firstMatch)) / 2)));
        if (text.Length <= Length || earliest == 0)
        {
            return 0;
        }

        for (var at = firstMatch; at > earliest; at--)
        {
            if (text[at - 1] == '\n' || (at > 1 && text[at - 1] == ' ' && text[at - 2] is '.' or '!' or '?'))
            {
                return at;
            }
        }

        var space = text.IndexOf(' ', earliest, firstMatch - earliest);
        return space < 0 ? firstMatch : space + 1;
    }

    private static int Ending(string text, int start)
    {
        if (text.Length - start <= Length + 20)
        {
            return text.Length;
        }

        var space = text.LastIndexOf(' ', start + Length, Length);
        return space > start ? space : start + Length;
    }

    private static List<PassagePart> Parts(string text, int start, int end, IReadOnlyList<TextWord> matches)
    {
        var parts = new List<PassagePart>();
        var at = start;
        foreach (var match in matches.Where(match => match.Start >= start && match.End <= end))
        {
            Add(parts, text, at, match.Start, isMatch: false);
            Add(parts, text, match.Start, match.End, isMatch: true);
            at = match.End;
        }

        Add(parts, text, at, end, isMatch: false);
        return parts;
    }

    private static void Add(List<PassagePart> parts, string text, int start, int end, bool isMatch)
    {
        if (end > start)
        {
            parts.Add(new PassagePart(text[start..end].Replace('\n', ' '), isMatch));
        }
    }
}
