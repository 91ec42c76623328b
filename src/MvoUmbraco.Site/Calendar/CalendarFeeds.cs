using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Site.Calendar;

/// <summary>Where the plugin serves events as iCalendar.</summary>
internal static class CalendarFeeds
{
    /// <summary>The public calendar.</summary>
    public const string All = "/api/mvo/v1/calendar.ics";

    /// <summary>One event.</summary>
    public static string One(Guid key) => $"/api/mvo/v1/events/{key:D}.ics";

    /// <summary>The feed of a page, when the page has events of its own.</summary>
    public static string? For(Page page) => page switch
    {
        CalendarPage => All,
        EventPage { Event.Link.Key: var key } => One(key),
        _ => null,
    };
}
