using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>A list of blocks as <see cref="BlockListModel"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class BlockListConverter(IJsonSerializer serializer, BlockElements elements, IApiElementBuilder builder)
    : BlockConverter<BlockListValue, BlockListLayoutItem>(
        Constants.PropertyEditors.Aliases.BlockList, new BlockListEditorDataConverter(serializer)), IDeliveryApiPropertyValueConverter
{
    /// <summary>A list that was configured to hold exactly one block renders as that block.</summary>
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) =>
        IsSingle(propertyType) ? typeof(BlockListItem) : typeof(BlockListModel);

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var model = Model(owner, propertyType, referenceCacheLevel, inter, preview);
        return IsSingle(propertyType) ? model.FirstOrDefault() : model;
    }

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockListModel);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        new ApiBlockListModel([.. Model(owner, propertyType, referenceCacheLevel, inter, preview).Select(item => builder.BuildBlock(item))]);

    private BlockListModel Model(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel cacheLevel, object? inter, bool preview)
    {
        if (!TryRead(inter, out var value) || propertyType.DataType.ConfigurationObject is not BlockListConfiguration configuration)
        {
            return BlockListModel.Empty;
        }

        var block = elements.Resolve(owner, value, configuration.Blocks, cacheLevel, preview);
        return new([.. value.GetLayouts()!.Select(item => block(item)).OfType<Block<BlockListConfiguration.BlockConfiguration>>()
            .Select(item => elements.CreateItem<BlockListItem, BlockListConfiguration.BlockConfiguration>(typeof(BlockListItem<,>), item))]);
    }

#pragma warning disable CS0618 // Content made before there was a single block editor is configured so.
    private static bool IsSingle(IPublishedPropertyType propertyType) =>
        propertyType.DataType.ConfigurationObject is BlockListConfiguration
        {
            UseSingleBlockMode: true, Blocks.Length: 1, ValidationLimit: { Min: 1, Max: 1 },
        };
#pragma warning restore CS0618
}

/// <summary>One block as <see cref="BlockListItem"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class SingleBlockConverter(IJsonSerializer serializer, BlockElements elements, IApiElementBuilder builder)
    : BlockConverter<SingleBlockValue, SingleBlockLayoutItem>(
        Constants.PropertyEditors.Aliases.SingleBlock, new SingleBlockEditorDataConverter(serializer)), IDeliveryApiPropertyValueConverter
{
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockListItem);

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (!TryRead(inter, out var value) || propertyType.DataType.ConfigurationObject is not SingleBlockConfiguration configuration)
        {
            return null;
        }

        var block = elements.Resolve(owner, value, configuration.Blocks, referenceCacheLevel, preview);
        return value.GetLayouts()!.Select(item => block(item)).FirstOrDefault(item => item is not null) is { } shown
            ? elements.CreateItem<BlockListItem, BlockListConfiguration.BlockConfiguration>(typeof(BlockListItem<,>), shown)
            : null;
    }

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockItem);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        ConvertIntermediateToObject(owner, propertyType, referenceCacheLevel, inter, preview) is BlockListItem item ? builder.BuildBlock(item) : null;
}

/// <summary>Blocks in a grid as <see cref="BlockGridModel"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class BlockGridConverter(IJsonSerializer serializer, BlockElements elements, IApiElementBuilder builder)
    : BlockConverter<BlockGridValue, BlockGridLayoutItem>(
        Constants.PropertyEditors.Aliases.BlockGrid, new BlockGridEditorDataConverter(serializer)), IDeliveryApiPropertyValueConverter
{
    /// <summary>What holds where neither the layout nor the configuration says a number.</summary>
    private const int Columns = 12, RowSpan = 1;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockGridModel);

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (!TryRead(inter, out var value) || propertyType.DataType.ConfigurationObject is not BlockGridConfiguration grid)
        {
            return BlockGridModel.Empty;
        }

        var block = elements.Resolve(owner, value, grid.Blocks, referenceCacheLevel, preview);
        BlockGridItem[] items = [.. value.GetLayouts()!.Select(Item).OfType<BlockGridItem>()];
        return items.Length == 0 ? BlockGridModel.Empty : new BlockGridModel(items, grid.GridColumns);

        BlockGridItem? Item(BlockGridLayoutItem layout)
        {
            if (block(layout) is not { } shown)
            {
                return null;
            }

            var item = elements.CreateItem<BlockGridItem, BlockGridConfiguration.BlockGridBlockConfiguration>(typeof(BlockGridItem<,>), shown);
            item.RowSpan = layout.RowSpan ?? RowSpan;
            item.ColumnSpan = layout.ColumnSpan ?? grid.GridColumns ?? Columns;
            item.AreaGridColumns = shown.Configuration.AreaGridColumns;
            item.GridColumns = grid.GridColumns;
            item.Areas = [.. layout.Areas.Select(area => Area(area, shown.Configuration)).OfType<BlockGridArea>()];
            return item;
        }

        BlockGridArea? Area(BlockGridLayoutAreaItem layout, BlockGridConfiguration.BlockGridBlockConfiguration configuration) =>
            Array.Find(configuration.Areas, area => area.Key == layout.Key) is { } area
                ? new BlockGridArea(
                    [.. layout.Items.Select(Item).OfType<BlockGridItem>()],
                    area.Alias ?? string.Empty,
                    area.RowSpan ?? RowSpan,
                    area.ColumnSpan ?? configuration.AreaGridColumns ?? grid.GridColumns ?? Columns)
                : null;
    }

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockGridModel);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var grid = (BlockGridModel)ConvertIntermediateToObject(owner, propertyType, referenceCacheLevel, inter, preview)!;
        return new ApiBlockGridModel(grid.GridColumns ?? Columns, [.. grid.Select(Item)]);

        ApiBlockGridItem Item(BlockGridItem item) => new(
            builder.Build(item.Content),
            item.Settings is null ? null : builder.Build(item.Settings),
            item.RowSpan,
            item.ColumnSpan,
            item.AreaGridColumns ?? grid.GridColumns ?? Columns,
            [.. item.Areas.Select(area => new ApiBlockGridArea(area.Alias, area.RowSpan, area.ColumnSpan, [.. area.Select(Item)]))]);
    }
}

/// <summary>
/// What the three share. The intermediate value is the stored text; elements are made of it on each conversion,
/// for they depend on the culture of the request.
/// </summary>
internal abstract class BlockConverter<TValue, TLayout>(string editorAlias, BlockEditorDataConverter<TValue, TLayout> converter)
    : PropertyValueConverterBase
    where TValue : BlockValue<TLayout>, new()
    where TLayout : class, IBlockLayoutItem, new()
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == editorAlias;

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => source?.ToString();

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.Snapshot;

    /// <summary>False when there is no block in it, or it cannot be read (what a save or an import let through, a page must not die of).</summary>
    protected bool TryRead(object? inter, [NotNullWhen(true)] out TValue? value)
    {
        value = null;
        if (inter is not string text || string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        try
        {
            value = converter.Deserialize(text).BlockValue;
        }
        catch (JsonException)
        {
            return false;
        }

        return value.ContentData.Count > 0 && value.GetLayouts() is not null;
    }
}

internal static class ApiBlocks
{
    public static ApiBlockItem BuildBlock(this IApiElementBuilder builder, IBlockReference<IPublishedElement, IPublishedElement> block) =>
        new(builder.Build(block.Content), block.Settings is null ? null : builder.Build(block.Settings));
}
