using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>What the serializers of stored values and of configuration have in common: System.Text.Json with fixed options.</summary>
internal abstract class JsonTextSerializer(JsonSerializerOptions options) : IJsonSerializer
{
    /// <summary>Only ASCII leaves unescaped, so the text is safe inside HTML and equal to what Umbraco itself stores.</summary>
    protected static JavaScriptEncoder AsciiEncoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin);

    public string Serialize(object? input) => JsonSerializer.Serialize(input, options);

    public T? Deserialize<T>(string input) => JsonSerializer.Deserialize<T>(input, options);

    /// <summary>
    /// False for anything that is not JSON (a plain text, null); malformed JSON throws, so that a caller can tell
    /// "another format" from "damaged".
    /// </summary>
    public bool TryDeserialize<T>(object input, [NotNullWhen(true)] out T? value)
        where T : class
    {
        var json = input switch
        {
            JsonNode node => node.ToJsonString(),
            string text when text.DetectIsJson() => text,
            _ => null,
        };
        value = string.IsNullOrWhiteSpace(json) ? null : Deserialize<T>(json);
        return value is not null;
    }
}
