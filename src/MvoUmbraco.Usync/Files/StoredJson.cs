using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MvoUmbraco.Usync.Files;

/// <summary>
/// JSON texts in the three shapes they have here: compact as Umbraco stores them, indented as uSync exports them, and
/// ordered, for comparing only. Members keep their order and numbers their digits except in the ordered shape.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>
    /// The object or array in a text; null when the text is anything else. A bare number or string is not JSON here:
    /// it is the text itself.
    /// </summary>
    public static JsonNode? Parse(string? text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || (trimmed[0], trimmed[^1]) is not (('{', '}') or ('[', ']')))
        {
            return null;
        }

        try
        {
            JsonNode? node = JsonNode.Parse(text!);
            return node is not null && IsSound(node) ? node : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Compact(JsonNode node) => Write(node, default);

    public static string Indent(JsonNode node) => Write(node, Indented);

    /// <summary>Compact, with the members of every object by name: two texts that say the same are equal.</summary>
    public static string Ordered(JsonNode node) => Write(Order(node)!, default);

    /// <summary>The text as Umbraco stores it: compact when it is JSON, otherwise unchanged.</summary>
    public static string ToStored(string text) => Parse(text) is { } node ? Compact(node) : text;

    /// <summary>The text as uSync exports it: indented when it is JSON, otherwise unchanged.</summary>
    public static string ToExported(string text) => Parse(text) is { } node ? Indent(node) : text;

    /// <summary>The text for comparing: ordered when it is JSON, otherwise with LF line ends.</summary>
    public static string ToComparable(string text) =>
        Parse(text) is { } node ? Ordered(node) : text.ReplaceLineEndings("\n");

    private static string Write(JsonNode node, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static JsonNode? Order(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Order(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Order)]),
        _ => node?.DeepClone(),
    };

    // Nodes are made on first touch, and only then does a member that occurs twice throw.
    private static bool IsSound(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject members => members.All(member => IsSound(member.Value)),
                JsonArray items => items.All(IsSound),
                _ => true,
            };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
