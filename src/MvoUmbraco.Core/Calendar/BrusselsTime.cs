using NodaTime;

namespace MvoUmbraco.Core.Calendar;

/// <summary>
/// Days and instants in Europe/Brussels. The rules of summer time come from the tz database that travels with NodaTime,
/// so that every machine computes the same.
/// </summary>
public static class BrusselsTime
{
    /// <summary>The identifier in the tz database.</summary>
    public const string ZoneId = "Europe/Brussels";

    internal static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>The same instant, with the offset of Brussels.</summary>
    public static DateTimeOffset In(DateTimeOffset instant)
        => Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeOffset();

    /// <summary>The day it is in Brussels.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(In(instant).DateTime);

    /// <summary>The first instant of a day in Brussels.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
        => Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset();

    /// <summary>
    /// A clock time in Brussels. A time that summer time skips is moved forward by the gap; of a time that comes twice
    /// the first is meant.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
        => Zone.AtLeniently(LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(time))).ToDateTimeOffset();
}
