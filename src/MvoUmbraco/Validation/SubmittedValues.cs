using System.Globalization;
using System.Text.Json;

namespace MvoUmbraco.Validation;

/// <summary>
/// The values of a document that is about to be saved, by alias. They come as they are stored or as an editor sends them;
/// dates and choices look the same in both: <c>{"date":"2005-11-09T09:30:00+01:00",…}</c> and <c>["dag"]</c>.
/// </summary>
/// <param name="textOf">The value as text or as JSON text; null for none.</param>
internal sealed class SubmittedValues(Func<string, string?> textOf)
{
    /// <summary>An instant; null when empty or unreadable.</summary>
    public DateTimeOffset? Instant(string alias)
        => Json(alias) is { ValueKind: JsonValueKind.Object } value
            && value.TryGetProperty("date", out var date)
            && date.ValueKind is JsonValueKind.String
            && DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    /// <summary>A day, as it was written; null when empty or unreadable.</summary>
    public DateOnly? Day(string alias) => Instant(alias) is { } instant ? DateOnly.FromDateTime(instant.DateTime) : null;

    /// <summary>The chosen word of a list; null when none.</summary>
    public string? Word(string alias)
        => Json(alias) switch
        {
            { ValueKind: JsonValueKind.Array } words => words.EnumerateArray()
                .Where(word => word.ValueKind is JsonValueKind.String)
                .Select(word => word.GetString())
                .FirstOrDefault(),
            _ => textOf(alias),
        };

    private JsonElement? Json(string alias)
    {
        if (textOf(alias)?.Trim() is not { Length: > 0 } text || text[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
