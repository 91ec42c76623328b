using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// The value of a rich text property, stored and edited alike: <c>{"markup":"…","blocks":{…}}</c>. Before there were
/// blocks in it, plain HTML was stored; that is read too.
/// </summary>
internal sealed record RichTextValue(
    [property: JsonPropertyName("markup")] string? Markup,
    [property: JsonPropertyName("blocks")] RichTextBlockValue? Blocks)
{
    public static RichTextValue? Read(IJsonSerializer serializer, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case RichTextValue same:
                return same;
            case JsonValue json when json.TryGetValue(out string? html):
                return Read(serializer, html);
            case string html when !html.DetectIsJson():
                return new(html, Blocks: null);
        }

        try
        {
            return serializer.TryRead<RichTextValue>(value, out var read) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
