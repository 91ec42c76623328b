using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Site.Calendar;

/// <summary>
/// What an address asks of a calendar: <c>?weergave=chronologisch</c> for the chronological overview and <c>?jaar=2006</c>
/// for one year. Other parameters say nothing to the site.
/// </summary>
/// <param name="IsChronological">The overview, and not the list.</param>
/// <param name="Year">Only events that touch this year; null for all.</param>
/// <param name="BadView">A value of <c>weergave</c> that means nothing; null when there is none.</param>
/// <param name="BadYear">A value of <c>jaar</c> that is no year of four digits; null when there is none.</param>
internal sealed record CalendarQuery(bool IsChronological = false, int? Year = null, string? BadView = null, string? BadYear = null)
{
    public const string ViewName = "weergave";
    public const string YearName = "jaar";
    public const string List = "lijst";
    public const string Chronological = "chronologisch";

    // What is shown again of a value that means nothing.
    private const int LongestEcho = 40;

    /// <summary>The list of all events.</summary>
    public static CalendarQuery All { get; } = new();

    /// <summary>Every parameter was understood.</summary>
    public bool IsGood => BadView is null && BadYear is null;

    /// <summary>Reads the query of an address.</summary>
    public static CalendarQuery Read(QueryString query)
    {
        if (!query.HasValue)
        {
            return All;
        }

        string? view = null, year = null;
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var name = pair.DecodeName().Span;
            if (name.Equals(ViewName, StringComparison.OrdinalIgnoreCase))
            {
                view = pair.DecodeValue().ToString();
            }
            else if (name.Equals(YearName, StringComparison.OrdinalIgnoreCase))
            {
                year = pair.DecodeValue().ToString();
            }
        }

        var isYear = year is { Length: 4 } && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out _) && year != "0000";
        return new CalendarQuery(
            view is Chronological,
            isYear ? int.Parse(year!, CultureInfo.InvariantCulture) : null,
            view is null or "" or List or Chronological ? null : Short(view),
            isYear || string.IsNullOrEmpty(year) ? null : Short(year));
    }

    /// <summary>The events asked for.</summary>
    public EventSchedule Choose(EventSchedule all)
        => Year is { } year ? all.Where(e => e.Time.Overlaps(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))) : all;

    /// <summary>The address of a calendar with this query; what is the rule is left out.</summary>
    public string On(string path)
    {
        var url = path;
        if (IsChronological)
        {
            url = QueryHelpers.AddQueryString(url, ViewName, Chronological);
        }

        return Year is { } year ? QueryHelpers.AddQueryString(url, YearName, year.ToString("0000", CultureInfo.InvariantCulture)) : url;
    }

    private static string Short(string value) => value.Length <= LongestEcho ? value : value[..LongestEcho] + "…";
}
