using System.Globalization;
using System.Text.RegularExpressions;

namespace MvoUmbraco.Site.Frame;

/// <summary>
/// Fits the headings of a text into the page it stands on. An editor chooses a heading by its looks; on the page the
/// levels must follow one another without a gap below the heading the text stands under, for who walks by headings.
/// </summary>
internal static partial class HeadingLevels
{
    private const int Deepest = 6;

    /// <summary>The markup with its headings one level below <paramref name="parent"/> and deeper.</summary>
    public static string Below(string markup, int parent)
    {
        if (!markup.Contains("<h", StringComparison.OrdinalIgnoreCase))
        {
            return markup;
        }

        // The editor's levels that are open above the current heading: its own level is how many there are.
        var open = new Stack<int>();
        var current = parent + 1;
        return Heading().Replace(markup, match =>
        {
            if (match.Groups["close"].Length == 0)
            {
                var level = match.Groups["level"].ValueSpan[0] - '0';
                while (open.TryPeek(out var above) && above >= level)
                {
                    open.Pop();
                }

                open.Push(level);
                current = Math.Min(parent + open.Count, Deepest);
            }

            return string.Create(CultureInfo.InvariantCulture, $"<{match.Groups["close"].Value}h{current}{match.Groups["rest"].Value}");
        });
    }

    // A tag of a heading up to where its attributes begin. Text cannot look like one: in sanitised markup "<" is always a tag.
    [GeneratedRegex("<(?<close>/?)h(?<level>[1-6])(?<rest>[\\s>])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
