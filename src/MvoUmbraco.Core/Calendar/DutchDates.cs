using System.Globalization;

namespace MvoUmbraco.Core.Calendar;

/// <summary>
/// Dates and times in the Dutch of Flanders, as the teams write them: <c>9 november 2005</c>, <c>13-20 juli 2006</c>,
/// <c>9.30 uur – 12.30 uur</c>, <c>1 december 2005, 15.00 uur</c>.
/// </summary>
public static class DutchDates
{
    private static readonly string[] MonthNames =
    [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ];

    private static readonly string[] DayNames = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    /// <summary>The name of a month, 1 to 12.</summary>
    public static string Month(int month) => MonthNames[month - 1];

    /// <summary>The day of the week.</summary>
    public static string Weekday(DateOnly day) => DayNames[(int)day.DayOfWeek];

    /// <summary><c>9 november 2005</c>.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(day.Month)} {day.Year}");

    /// <summary><c>13-20 juli 2006</c>, <c>28 juni – 3 juli 2006</c>, <c>30 december 2005 – 2 januari 2006</c>; one day when
    /// both are the same.</summary>
    public static string Days(DateOnly first, DateOnly last) => first == last
        ? Day(first)
        : (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $"{first.Day}-{Day(last)}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $"{first.Day} {Month(first.Month)} – {Day(last)}"),
            _ => $"{Day(first)} – {Day(last)}",
        };

    /// <summary><c>9.30 uur</c>.</summary>
    public static string Time(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}.{time.Minute:00} uur");

    /// <summary>The day or days of an event, without clock times.</summary>
    public static string DaysOf(EventTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Days(time.FirstDay, time.LastDay);
    }

    /// <summary>The clock times of an event on one day (<c>9.30 uur – 12.30 uur</c>, <c>15.00 uur</c>); null for whole days
    /// and for a time that runs over several days.</summary>
    public static string? TimesOf(EventTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (time.IsAllDay || time.LastDay != time.FirstDay)
        {
            return null;
        }

        var start = Clock(time.StartsAt);
        return time.EndsAt is { } end && end > time.StartsAt ? $"{start} – {ClosingClock(time, end)}" : start;
    }

    /// <summary>When an event takes place, in full: <c>1 december 2005, 15.00 uur</c>.</summary>
    public static string When(EventTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (TimesOf(time) is { } times)
        {
            return $"{Day(time.FirstDay)}, {times}";
        }

        return time.IsAllDay
            ? DaysOf(time)
            : $"{Day(time.FirstDay)}, {Clock(time.StartsAt)} – {Day(time.LastDay)}, {ClosingClock(time, time.EndsAt!.Value)}";
    }

    private static string Clock(DateTimeOffset instant) => Time(TimeOnly.FromDateTime(instant.DateTime));

    // Midnight at the end of the last day is read as the end of that day, not as the start of the next.
    private static string ClosingClock(EventTime time, DateTimeOffset end)
        => DateOnly.FromDateTime(end.DateTime) > time.LastDay ? "24.00 uur" : Clock(end);
}
