using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// Reads block values of one kind and makes them whole: every block knows the alias of its element type, every value
/// its property type. What cannot be (a block that the layout does not mention, an element type or a property that is
/// gone) is left out.
/// </summary>
internal sealed class BlockReader<TValue, TLayout>(
    BlockEditorDataConverter<TValue, TLayout> converter, IContentTypeService contentTypes, ILogger logger)
    where TValue : BlockValue<TLayout>, new()
    where TLayout : class, IBlockLayoutItem, new()
{
    /// <summary>From stored JSON, or JSON of an editor. Null when there is no block in it.</summary>
    public BlockEditorData<TValue, TLayout>? Read(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case TValue typed:
                return Resolve(typed);
        }

        var json = value is JsonNode node ? node.ToJsonString() : value.ToString();
        if (string.IsNullOrWhiteSpace(json))
        {
            return null;
        }

        try
        {
            return Resolve(converter.Deserialize(json));
        }
        catch (JsonException e)
        {
            logger.LogWarning(e, "A block value is not readable and counts as empty: {Value}", json);
            return null;
        }
    }

    public BlockEditorData<TValue, TLayout>? Resolve(TValue value) => Resolve(converter.Convert(value));

    private BlockEditorData<TValue, TLayout>? Resolve(BlockEditorData<TValue, TLayout> data)
    {
        var value = data.BlockValue;
        if (value.ContentData.Count == 0)
        {
            return null;
        }

        var types = contentTypes
            .GetMany(value.ContentData.Concat(value.SettingsData).Select(block => block.ContentTypeKey).Distinct())
            .ToDictionary(type => type.Key);
        var contents = data.References.Select(reference => reference.ContentKey).ToHashSet();
        var settings = data.References.Select(reference => reference.SettingsKey).OfType<Guid>().ToHashSet();
        value.ContentData.RemoveAll(block => !contents.Contains(block.Key) || !Resolve(block, types));
        value.SettingsData.RemoveAll(block => !settings.Contains(block.Key) || !Resolve(block, types));
        return data;
    }

    private bool Resolve(BlockItemData block, Dictionary<Guid, IContentType> types)
    {
        if (!types.TryGetValue(block.ContentTypeKey, out var type))
        {
            return false;
        }

        block.ContentTypeAlias = type.Alias;
        var properties = type.CompositionPropertyTypes.ToDictionary(property => property.Alias, StringComparer.Ordinal);
        foreach (var value in block.Values)
        {
            value.PropertyType = properties.GetValueOrDefault(value.Alias);
            if (value.PropertyType is null)
            {
                logger.LogWarning(
                    "Block {Block} has a value {Alias} that its element type {Type} does not know; it is left out",
                    block.Key, value.Alias, type.Alias);
            }
        }

        block.Values = [.. block.Values.Where(value => value.PropertyType is not null)];
        return true;
    }
}
