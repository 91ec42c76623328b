using System.Collections.Concurrent;
using System.Globalization;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Site.Texts;

/// <summary>
/// Dates and times as they are said in a language: in Dutch as the teams write them (<see cref="DutchDates"/>), in other
/// languages as .NET knows them.
/// </summary>
internal abstract class Dates
{
    private static readonly ConcurrentDictionary<string, Dates> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The dates of a language.</summary>
    public static Dates In(string culture)
        => Known.GetOrAdd(culture, static name => name.StartsWith("nl", StringComparison.OrdinalIgnoreCase)
            ? new Dutch()
            : new Other(CultureInfo.GetCultureInfo(name)));

    /// <summary>A day.</summary>
    public abstract string Day(DateOnly day);

    /// <summary>A range of days; one day when both are the same.</summary>
    public abstract string Days(DateOnly first, DateOnly last);

    /// <summary>When an event takes place, in full.</summary>
    public abstract string When(EventTime time);

    /// <summary>The clock times of an event on one day; null for whole days.</summary>
    public abstract string? TimesOf(EventTime time);

    /// <summary>A moment, in Brussels.</summary>
    public string Moment(DateTimeOffset instant) => When(EventTime.At(instant));

    /// <summary>The machine's form of the start: a day, or a moment with its offset (HTML, "date string" and "global date
    /// and time string").</summary>
    public static string Machine(EventTime time) => time.IsAllDay ? Machine(time.FirstDay) : Machine(time.StartsAt);

    /// <summary>The machine's form of a day.</summary>
    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The machine's form of a moment.</summary>
    public static string Machine(DateTimeOffset instant)
        => BrusselsTime.In(instant).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    private sealed class Dutch : Dates
    {
        public override string Day(DateOnly day) => DutchDates.Day(day);

        public override string Days(DateOnly first, DateOnly last) => DutchDates.Days(first, last);

        public override string When(EventTime time) => DutchDates.When(time);

        public override string? TimesOf(EventTime time) => DutchDates.TimesOf(time);
    }

    private sealed class Other(CultureInfo culture) : Dates
    {
        public override string Day(DateOnly day) => day.ToString("d MMMM yyyy", culture);

        public override string Days(DateOnly first, DateOnly last) => first == last ? Day(first) : $"{Day(first)} – {Day(last)}";

        public override string When(EventTime time) => TimesOf(time) is { } times
            ? $"{Day(time.FirstDay)}, {times}"
            : time.IsAllDay
                ? Days(time.FirstDay, time.LastDay)
                : $"{Day(time.FirstDay)}, {Clock(time.StartsAt)} – {Day(time.LastDay)}, {Closing(time)}";

        public override string? TimesOf(EventTime time)
        {
            if (time.IsAllDay || time.FirstDay != time.LastDay)
            {
                return null;
            }

            return time.EndsAt is { } end && end > time.StartsAt ? $"{Clock(time.StartsAt)} – {Closing(time)}" : Clock(time.StartsAt);
        }

        private string Clock(DateTimeOffset instant) => instant.ToString("HH:mm", culture);

        private string Closing(EventTime time)
            => time.EndsAt is { } end && BrusselsTime.Day(end) > time.LastDay ? "24:00" : Clock(time.EndsAt ?? time.StartsAt);
    }
}
