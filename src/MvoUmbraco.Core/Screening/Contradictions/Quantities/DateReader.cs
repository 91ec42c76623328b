using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using MvoUmbraco.Core.Screening.Contradictions.Language;

namespace MvoUmbraco.Core.Screening.Contradictions.Quantities;

/// <summary>
/// Dates and clock times in a sentence: <c>15 maart 2024</c>, <c>13-20 juli 2006</c>, <c>le 1er mars</c>, <c>March 15, 2024</c>, <c>15/03/2024</c>,
/// <c>2024-03-15</c>, <c>maart 2024</c>, <c>2024</c>; <c>9.30 uur</c>, <c>14u30</c>, <c>14h30</c>, <c>14:30</c>.
/// </summary>
internal sealed class DateReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly ConcurrentDictionary<string, DateReader> Readers = new();
    private static readonly Regex IsoDate = new(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b", Options);
    private static readonly Regex NumericDate = new(@"\b(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})\b", Options);
    private static readonly Regex YearRange = new(@"\b(?<first>(18|19|20)\d{2})\s?[-–/]\s?(?<last>(18|19|20)\d{2})\b", Options);
    private static readonly Regex ClockTime = new(@"\b(?<hour>\d{1,2})[:uh](?<minute>\d{2})\b(\s?(uur|u)\b)?", Options);
    private static readonly Regex DottedTime = new(@"\b(?<hour>\d{1,2})\.(?<minute>\d{2})\s?(uur|u|h)\b", Options);
    private static readonly Regex HalfDayTime = new(@"\b(?<hour>\d{1,2})(:(?<minute>\d{2}))?\s?(?<half>[ap])\.?m\b", Options);

    private readonly Dictionary<string, int> months;
    private readonly Regex dayMonth;
    private readonly Regex monthDay;
    private readonly Regex monthYear;
    private readonly LanguageRules rules;

    private DateReader(LanguageRules rules)
    {
        this.rules = rules;
        months = rules.Months.SelectMany((names, month) => names.Select(name => (name, month + 1))).ToDictionary(row => row.name, row => row.Item2);
        string name = string.Join('|', months.Keys.OrderByDescending(key => key.Length));
        dayMonth = new Regex($@"\b(?<day>\d{{1,2}})(\s?[-–]\s?(?<last>\d{{1,2}}))?(e|de|er|st|nd|rd|th)?\s(of\s)?(?<month>{name})\b\.?(,?\s(?<year>\d{{4}})\b)?", Options);
        monthDay = new Regex($@"\b(?<month>{name})\s(?<day>\d{{1,2}})(st|nd|rd|th)?\b(,?\s(?<year>\d{{4}})\b)?", Options);
        monthYear = new Regex($@"\b(?<month>{name})\s(?<year>\d{{4}})\b", Options);
    }

    /// <summary>The reader of a language.</summary>
    public static DateReader Of(LanguageRules rules) => Readers.GetOrAdd(rules.Language, _ => new DateReader(rules));

    /// <summary>Adds the dates and times of a sentence; what is found earlier is not read again as something else.</summary>
    /// <param name="text">The sentence, in plain spelling of the same length.</param>
    /// <param name="found">Where they are added, with places in the sentence.</param>
    public void Read(string text, List<Quantity> found)
    {
        Each(IsoDate, text, found, Date);
        Each(NumericDate, text, found, Date);
        Each(dayMonth, text, found, Date);
        Each(monthYear, text, found, Date);
        if (rules.Language == "en")
        {
            Each(monthDay, text, found, Date);
            Each(HalfDayTime, text, found, Time);
        }

        Each(ClockTime, text, found, Time);
        Each(DottedTime, text, found, Time);
        Each(YearRange, text, found, match => new Quantity(QuantityKind.Date, Number(match, "first") * 10_000, Number(match, "last") * 10_000, string.Empty, Bound.Exact, match.Index, match.Length, null));
    }

    private Quantity? Date(Match match)
    {
        int month = months.TryGetValue(match.Groups["month"].Value, out int named) ? named : Number(match, "month");
        int first = Number(match, "day"), last = match.Groups["last"].Success ? Number(match, "last") : first;
        int start = (Number(match, "year") * 10_000) + (month * 100);
        return month is < 1 or > 12 || first > 31 || last > 31
            ? null
            : new Quantity(QuantityKind.Date, start + first, start + last, string.Empty, Bound.Exact, match.Index, match.Length, null);
    }

    private static Quantity? Time(Match match)
    {
        int hour = Number(match, "hour"), minute = Number(match, "minute");
        if (match.Groups["half"].Success)
        {
            hour = (hour % 12) + (match.Groups["half"].ValueSpan is "p" ? 12 : 0);
        }

        decimal value = (hour * 60) + minute;
        return hour > 24 || minute > 59 ? null : new Quantity(QuantityKind.Time, value, value, string.Empty, Bound.Exact, match.Index, match.Length, null);
    }

    private static void Each(Regex regex, string text, List<Quantity> found, Func<Match, Quantity?> read)
    {
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (!found.Exists(known => known.Start < match.Index + match.Length && match.Index < known.Start + known.Length) && read(match) is { } quantity)
            {
                found.Add(quantity);
            }
        }
    }

    private static int Number(Match match, string group)
        => match.Groups[group] is { Success: true } found && int.TryParse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
