using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>
/// Reads and writes block values of every kind (list, grid, single, rich text):
/// <code>
/// { contentData: [{contentTypeKey, key, values: [{alias, culture, segment, editorAlias, value}]}],
///   settingsData: [the same], expose: [{contentKey, culture, segment}],
///   layout: { "Umbraco.BlockList": [{contentKey, settingsKey, …}] } }
/// </code>
/// The layout may hold several editors' items; only those of the value's own editor are read, as its own class.
/// Members are read in any case (older values begin with capitals). A block that carries a <c>udi</c> for a key, or
/// a property of its own called <c>values</c> (both before Umbraco 15), is understood.
/// </summary>
internal sealed class BlockValueConverter : JsonConverter<BlockValue>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(BlockValue));

    public override BlockValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"A block value must be a JSON object, found {reader.TokenType}.");
        }

        var value = (BlockValue)(Activator.CreateInstance(typeToConvert)
            ?? throw new JsonException($"{typeToConvert.Name} has no public constructor without parameters."));
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name?.ToUpperInvariant())
            {
                case "CONTENTDATA":
                    value.ContentData = ReadBlocks(ref reader, options);
                    break;
                case "SETTINGSDATA":
                    value.SettingsData = ReadBlocks(ref reader, options);
                    break;
                case "EXPOSE":
                    value.Expose = JsonSerializer.Deserialize<List<BlockItemVariation>>(ref reader, options) ?? [];
                    break;
                case "LAYOUT":
                    ReadLayout(ref reader, value, options);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, BlockValue value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("contentData");
        JsonSerializer.Serialize(writer, value.ContentData, options);
        writer.WritePropertyName("settingsData");
        JsonSerializer.Serialize(writer, value.SettingsData, options);
        writer.WritePropertyName("expose");
        JsonSerializer.Serialize(writer, value.Expose, options);
        writer.WriteStartObject("layout");
        if (value.Layout.TryGetValue(value.PropertyEditorAlias, out var items) && items.ToArray() is { Length: > 0 } own)
        {
            var itemType = LayoutItemType(value.GetType());
            writer.WriteStartArray(value.PropertyEditorAlias);
            foreach (var item in own)
            {
                JsonSerializer.Serialize(writer, item, itemType, options);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static Type LayoutItemType(Type valueType)
    {
        for (var type = valueType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BlockValue<>))
            {
                return type.GenericTypeArguments[0];
            }
        }

        throw new JsonException($"{valueType.Name} must derive from BlockValue<TLayout> to be stored.");
    }

    private static void ReadLayout(ref Utf8JsonReader reader, BlockValue value, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"The layout of a block value must be a JSON object, found {reader.TokenType}.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var alias = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartArray && IsOwnLayout(value, alias))
            {
                var items = typeof(List<>).MakeGenericType(LayoutItemType(value.GetType()));
                value.Layout[value.PropertyEditorAlias] =
                    (IEnumerable<IBlockLayoutItem>)JsonSerializer.Deserialize(ref reader, items, options)!;
            }
            else
            {
                reader.Skip();
            }
        }
    }

#pragma warning disable CS0618 // Rich text still answers to its former editor alias through this member; there is no other.
    private static bool IsOwnLayout(BlockValue value, string alias) => value.SupportsBlockLayoutAlias(alias);
#pragma warning restore CS0618

    private static List<BlockItemData> ReadBlocks(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var blocks = JsonSerializer.Deserialize<JsonArray>(ref reader, options);
        return blocks is null ? [] : [.. blocks.OfType<JsonObject>().Select(block => ReadBlock(block, options)).OfType<BlockItemData>()];
    }

    private static BlockItemData? ReadBlock(JsonObject block, JsonSerializerOptions options)
    {
        block.Remove("udi", out var udi);

        // Today `values` is the list of property values. Formerly properties were members of the block itself, and
        // one of them may have been called "values".
        JsonNode? ownValues = null;
        var hasOwnValues = !IsListOfPropertyValues(block["values"]) && block.Remove("values", out ownValues);

        var item = block.Deserialize<BlockItemData>(options);
        if (item is null)
        {
            return null;
        }

        item.Values ??= [];
#pragma warning disable CS0618 // The only way into Core's conversion of the former format.
        if (hasOwnValues)
        {
            item.RawPropertyValues["values"] = ownValues.Deserialize<object?>(options);
        }
#pragma warning restore CS0618

        if (item.Key == Guid.Empty && UdiParser.TryParse(udi?.ToString() ?? string.Empty, out Udi? parsed) && parsed is GuidUdi guidUdi)
        {
            item.Key = guidUdi.Guid;
        }

        return item;
    }

    private static bool IsListOfPropertyValues(JsonNode? values) =>
        values is null || values is JsonArray list && list.All(item => item is JsonObject value && value.ContainsKey("alias"));
}
