using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Tests;

/// <summary>Makes events for tests.</summary>
internal static class Events
{
    public static readonly DateTimeOffset Made = new(2005, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static Event On(string name, EventTime time, Guid? key = null) => new()
    {
        Link = new PageLink(key ?? Guid.NewGuid(), name, $"/agenda/{Uri.EscapeDataString(name)}/"),
        Time = time,
        Created = Made,
        Updated = Made.AddHours(1),
    };
}
