using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using IcalStatus = Ical.Net.EventStatus;

namespace MvoUmbraco.Core.Calendar;

/// <summary>
/// Events as an iCalendar file (RFC 5545). The same events give the same bytes: stamps come from the content, not from the
/// clock. The UID is the content key (RFC 7986 section 5.3), so that a programme that has the event already updates it.
/// Whole days are DATE values with the day after as exclusive end; clock times are in Europe/Brussels with its VTIMEZONE.
/// </summary>
public static class CalendarFile
{
    /// <summary>The media type of the bytes.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <summary>Writes the file.</summary>
    /// <param name="events">The events, written in this order.</param>
    /// <param name="name">What a calendar programme calls the whole; null for a single event.</param>
    /// <param name="site">The absolute address that the paths of the events are relative to.</param>
    public static byte[] Write(IEnumerable<Event> events, string? name, Uri site)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(site);

        var all = events.ToArray();
        var calendar = new Ical.Net.Calendar { ProductId = "-//MvoUmbraco//Digitaal Kenniscentrum//NL", Scale = CalendarScales.Gregorian };
        if (name is not null)
        {
            calendar.AddProperty("X-WR-CALNAME", name);
            calendar.AddProperty("X-WR-TIMEZONE", BrusselsTime.ZoneId);
        }

        if (all.Where(e => !e.Time.IsAllDay).Select(e => e.Time.StartsAt).Min(start => (DateTimeOffset?)start) is { } earliest)
        {
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(BrusselsTime.ZoneId, earliest.DateTime.AddYears(-1), includeHistoricalData: false));
        }

        foreach (var e in all)
        {
            calendar.Events.Add(Component(e, site));
        }

        return Encoding.UTF8.GetBytes(Fold(new CalendarSerializer().SerializeToString(calendar) ?? string.Empty));
    }

    private static CalendarEvent Component(Event e, Uri site)
    {
        var component = new CalendarEvent
        {
            Uid = e.Link.Key.ToString("D"),
            DtStamp = Utc(e.Updated),
            Created = Utc(e.Created),
            LastModified = Utc(e.Updated),

            // A revision number that only grows, without anything kept: the age of the last change.
            Sequence = (int)Math.Clamp((e.Updated - e.Created).TotalSeconds, 0, int.MaxValue),
            Summary = Clean(e.Link.Name),
            Description = Clean(Describe(e)),
            Location = e.Location is { } location ? Clean(location) : null,
            Url = new Uri(site, e.Link.Url),
            Status = e.Status.Value switch
            {
                EventStatus.Cancelled => IcalStatus.Cancelled,
                EventStatus.Postponed => IcalStatus.Tentative,
                _ => IcalStatus.Confirmed,
            },
            Transparency = e.Time.IsAllDay ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        if (e.Time.IsAllDay)
        {
            component.Start = new CalDateTime(e.Time.FirstDay);
            component.End = new CalDateTime(e.Time.LastDay.AddDays(1));
        }
        else
        {
            component.Start = Local(e.Time.StartsAt);
            component.End = e.Time.EndsAt is { } end && end > e.Time.StartsAt ? Local(end) : null;
        }

        foreach (var category in new[] { e.Kind.Text }.Concat(e.Themes.Select(theme => theme.Name)).Where(text => !string.IsNullOrEmpty(text)))
        {
            component.Categories.Add(Clean(category));
        }

        return component;
    }

    private static string Describe(Event e)
    {
        string?[] parts =
        [
            e.Summary,
            e.Description.PlainText,
            e.Agenda.IsEmpty ? null : $"Agenda\n{AgendaText.Write(e.Agenda)}",
            e.Participants.Count == 0 ? null : $"Deelnemers: {string.Join("; ", e.Participants)}",
            e.OnlineLink is null ? null : $"Online: {e.OnlineLink}",
            e.Report.IsEmpty ? null : $"Verslag\n{e.Report.PlainText}",
        ];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);

    private static CalDateTime Local(DateTimeOffset brussels)
        => new(DateTime.SpecifyKind(brussels.DateTime, DateTimeKind.Unspecified), BrusselsTime.ZoneId);

    // Control characters have no place in iCalendar text (section 3.3.11).
    private static string Clean(string text)
        => string.Concat(text.ReplaceLineEndings("\n").Where(character => !char.IsControl(character) || character is '\n' or '\t'));

    // Lines of at most 75 octets, never split within a character (section 3.1).
    private static string Fold(string calendar)
    {
        var folded = new StringBuilder(calendar.Length + (calendar.Length / 50));
        var unfolded = calendar.ReplaceLineEndings("\n").Replace("\n ", string.Empty, StringComparison.Ordinal);
        foreach (var line in unfolded.AsSpan().EnumerateLines())
        {
            if (line.Length > 0)
            {
                Fold(line, folded);
            }
        }

        return folded.ToString();
    }

    private static void Fold(ReadOnlySpan<char> line, StringBuilder folded)
    {
        var (from, at, octets) = (0, 0, 0);
        while (at < line.Length)
        {
            Rune.DecodeFromUtf16(line[at..], out var rune, out var length);
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append(line[from..at]).Append("\r\n ");
                from = at;
                octets = 1;
            }

            octets += rune.Utf8SequenceLength;
            at += length;
        }

        folded.Append(line[from..]).Append("\r\n");
    }
}
