using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>Reads true, "true", "True", 1, "1" and the like as a boolean; writes true and false.</summary>
internal sealed class TolerantBooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number => reader.GetDouble() != 0,
            JsonTokenType.String => Parse(reader.GetString()),
            _ => throw NotABoolean(reader.TokenType.ToString()),
        };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);

    private static bool Parse(string? text)
    {
        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number != 0
            : throw NotABoolean($"\"{text}\"");
    }

    private static JsonException NotABoolean(string found) =>
        new($"Expected true, false, 1 or 0, found {found}.");
}
