using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Site.Calendar;

/// <summary>The years in which something takes place, the latest first.</summary>
internal static class CalendarYears
{
    // An event of more years than this is a slip of the keyboard; only its first years are offered.
    private const int MostPerEvent = 10;

    public static IReadOnlyList<int> Of(EventSchedule events)
        => [.. events.All
            .SelectMany(e => Enumerable.Range(e.Time.FirstDay.Year, Math.Min(e.Time.LastDay.Year - e.Time.FirstDay.Year + 1, MostPerEvent)))
            .Distinct()
            .OrderDescending()];
}
