using MvoUmbraco.Site.Frame;

namespace MvoUmbraco.Site.Calendar;

/// <summary>Names the view of the calendar, so that two views do not carry the same title.</summary>
internal static class CalendarTitle
{
    /// <summary>Null for the plain list, which carries the name of the page.</summary>
    public static string? Of(Answering here) => here.CalendarQuery switch
    {
        { IsChronological: true, Year: { } year } => here.Texts.With("Calendar.OverviewOfYear", year),
        { IsChronological: true } => here.Texts["Calendar.Overview"],
        { Year: { } year } => here.Texts.With("Calendar.EventsOfYear", year),
        _ => null,
    };
}
