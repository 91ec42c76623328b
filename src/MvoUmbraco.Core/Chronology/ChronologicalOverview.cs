using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Chronology;

/// <summary>The events under one date of the overview.</summary>
/// <param name="FirstDay">The day, or the first of the days.</param>
/// <param name="LastDay">The last of the days; the same day for one day.</param>
/// <param name="Events">In order of time.</param>
public sealed record ChronologyEntry(DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<Event> Events)
{
    /// <summary>The date in Dutch: <c>13-20 juli 2006</c>.</summary>
    public string Heading => DutchDates.Days(FirstDay, LastDay);
}

/// <summary>
/// The chronological overview of the activities (<c>chronologisch overzicht</c>): what took place, in order, and what is
/// planned. Events on the same day or days stand together under one date.
/// </summary>
/// <param name="Past">What is over, the earliest first.</param>
/// <param name="Planned">What is going on or still to come, the earliest first.</param>
public sealed record ChronologicalOverview(IReadOnlyList<ChronologyEntry> Past, IReadOnlyList<ChronologyEntry> Planned)
{
    /// <summary>The overview at a moment. An event of the same date may stand in the past while a later one that day is
    /// still planned.</summary>
    public static ChronologicalOverview Of(EventSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new ChronologicalOverview(
            Group(schedule.All.Where(e => e.Time.IsPast(now))),
            Group(schedule.All.Where(e => !e.Time.IsPast(now))));
    }

    private static ChronologyEntry[] Group(IEnumerable<Event> ordered)
        => [.. ordered
            .GroupBy(e => (e.Time.FirstDay, e.Time.LastDay))
            .OrderBy(group => group.Key.FirstDay)
            .ThenBy(group => group.Key.LastDay)
            .Select(group => new ChronologyEntry(group.Key.FirstDay, group.Key.LastDay, [.. group]))];
}
