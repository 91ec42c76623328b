using System.Text.Json.Nodes;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>Values of property editors: read as JSON, and sent as Umbraco's own interface reads them.</summary>
internal static class Json
{
    public static string Text(JsonNode? node)
        => node is JsonValue value ? value.TryGetValue(out string? text) ? text : value.ToString() : string.Empty;

    public static IEnumerable<string> Texts(JsonNode? node)
        => node is JsonArray list ? list.Select(Text).Where(text => text.Length > 0) : Text(node) is { Length: > 0 } one ? [one] : [];

    /// <summary>A list of texts, which Umbraco's interface hands to an editor as a list and no list as null.</summary>
    public static List<string>? List(IEnumerable<string> texts) => texts.ToList() is { Count: > 0 } list ? list : null;
}
