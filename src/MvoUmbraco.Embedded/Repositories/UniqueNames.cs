using System.Globalization;
using System.Text.RegularExpressions;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>
/// Names that no sibling has: a taken one gets " (1)", " (2)" and so on, the lowest number that is free. Names compare
/// without regard to case; two names that give the same URL segment count as the same too. Siblings are asked through
/// an index, never walked.
/// </summary>
internal static partial class UniqueNames
{
    /// <param name="name">The wish.</param>
    /// <param name="isTaken">Whether a sibling has exactly this name.</param>
    public static string Of(string name, Func<string, bool> isTaken) => Free(name, isTaken);

    /// <param name="name">The wish.</param>
    /// <param name="isTaken">Whether a sibling has exactly this name.</param>
    /// <param name="hasTakenSegment">Whether a sibling's name gives the same URL segment.</param>
    public static string Of(string name, Func<string, bool> isTaken, Func<string, bool> hasTakenSegment)
    {
        string free = Free(name, isTaken);
        if (!hasTakenSegment(free))
        {
            return free;
        }

        for (int number = 1; ; number++)
        {
            string candidate = Numbered(free, number);
            if (!isTaken(candidate) && !hasTakenSegment(candidate))
            {
                return candidate;
            }
        }
    }

    private static string Free(string name, Func<string, bool> isTaken)
    {
        if (!isTaken(name))
        {
            return name;
        }

        // "Report (1)" that is taken goes on as "Report (2)" beside a "Report", else it is a name of its own.
        string stem = NumberedName().Match(name) is { Success: true } match && isTaken(match.Groups["stem"].Value) ? match.Groups["stem"].Value : name;
        for (int number = 1; ; number++)
        {
            string candidate = Numbered(stem, number);
            if (!isTaken(candidate))
            {
                return candidate;
            }
        }
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");

    [GeneratedRegex(@"^(?<stem>.*) \([1-9][0-9]*\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberedName();
}
