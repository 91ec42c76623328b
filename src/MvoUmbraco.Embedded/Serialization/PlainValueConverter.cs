using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>
/// Reads JSON into <see cref="object"/> as the plain .NET values that Umbraco's value editors test for:
/// <list type="bullet">
/// <item>object: <see cref="JsonObject"/></item>
/// <item>array of objects: <see cref="JsonArray"/>; of equal plain values: a typed list (<c>List&lt;string&gt;</c>);
/// mixed or with null: <c>List&lt;object&gt;</c>; empty: null, for its type cannot be known</item>
/// <item>number: int, else long, else double; text: string, never a date (a text box may hold "2026-01-01")</item>
/// </list>
/// </summary>
internal sealed class PlainValueConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        // A bare object() would come back here for ever.
        if (value.GetType() == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => JsonNode.Parse(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
        JsonTokenType.Number => reader.GetDouble(),
        _ => null,
    };

    private static object? ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items switch
        {
            [] => null,
            [null, ..] => items,
            _ when items.TrueForAll(item => item is JsonNode) => new JsonArray([.. items.Cast<JsonNode>()]),
            [{ } first, ..] when items.TrueForAll(item => item?.GetType() == first.GetType()) => ListOf(first.GetType(), items),
            _ => items,
        };
    }

    private static IList ListOf(Type type, List<object?> items)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
