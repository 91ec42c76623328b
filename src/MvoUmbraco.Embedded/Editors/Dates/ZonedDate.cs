using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Editors.Dates;

/// <summary>
/// How the four JSON date editors store a value: <c>{"date":"2026-03-04T05:06:00+02:00","timeZone":"Europe/Copenhagen"}</c>.
/// The offset is the one that held at that moment; the zone is what the editor chose, null where zones play no part.
/// A date only has midnight, a time only the first of January of the year 1; both with offset zero.
/// </summary>
internal sealed record ZonedDate(
    [property: JsonPropertyName("date")] DateTimeOffset Date,
    [property: JsonPropertyName("timeZone")] string? TimeZone)
{
    /// <summary>
    /// Reads a stored value; a plain date-time (a property that was of the editor <c>Umbraco.DateTime</c> before)
    /// counts as universal time. Null when there is no value, or none that can be read.
    /// </summary>
    public static ZonedDate? FromStored(object? stored, IJsonSerializer serializer)
    {
        switch (stored)
        {
            case DateTime plain:
                return new(new DateTimeOffset(DateTime.SpecifyKind(plain, DateTimeKind.Utc)), TimeZone: null);
            case string text when !string.IsNullOrWhiteSpace(text):
                try
                {
                    return serializer.Deserialize<ZonedDate>(text);
                }
                catch (JsonException)
                {
                    return null;
                }

            default:
                return null;
        }
    }

    /// <summary>ISO 8601 with or without offset; without one it is universal time.</summary>
    public static bool TryParse(string? text, out DateTimeOffset date) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
