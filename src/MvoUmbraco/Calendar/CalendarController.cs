using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Calendar;

/// <summary>
/// The calendar as iCalendar files, for calendar programmes to subscribe to. What is in them is what the visitor may see.
/// Every answer carries an ETag of its bytes, and may be kept but must be asked again: a changed event is seen at once.
/// </summary>
/// <param name="centre">The knowledge centre.</param>
/// <param name="visitor">Who asks.</param>
[ApiController]
[Route("api/mvo/v1")]
public sealed class CalendarController(IKnowledgeCentre centre, ICurrentVisitor visitor) : ControllerBase
{
    // A reading lives as long as its content; what was written from it goes with it.
    private static readonly ConditionalWeakTable<IReading, CalendarFiles> Written = new();

    /// <summary>All events.</summary>
    [HttpGet("calendar.ics")]
    [HttpHead("calendar.ics")]
    public IActionResult All()
    {
        var reading = centre.Read();
        return File(reading, Guid.Empty, "agenda.ics", site => CalendarFile.Write(
            reading.Calendar.Events.All,
            reading.Frame?.Home.Name ?? "Agenda",
            site));
    }

    /// <summary>One event.</summary>
    /// <param name="key">The content key of the event.</param>
    [HttpGet("events/{key:guid}.ics")]
    [HttpHead("events/{key:guid}.ics")]
    public IActionResult One(Guid key)
    {
        var reading = centre.Read();
        return reading.Calendar.Find(key) is { } found
            ? File(reading, key, $"{key:D}.ics", site => CalendarFile.Write([found], null, site))
            : Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "Activiteit niet gevonden",
                detail: "Er is geen activiteit met deze sleutel, of ze is niet openbaar. Controleer het adres in de agenda.");
    }

    private IActionResult File(IReading reading, Guid key, string name, Func<Uri, byte[]> write)
    {
        var site = new Uri($"{Request.Scheme}://{Request.Host}/");
        var file = Written.GetValue(reading, static _ => new CalendarFiles()).Get(key, site, write);
        Response.Headers.CacheControl = visitor.Visitor.IsSignedIn ? "private, no-cache" : "public, no-cache";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"{name}\"");
        return File(file.Bytes, CalendarFile.ContentType, lastModified: null, entityTag: new EntityTagHeaderValue(file.ETag));
    }
}
