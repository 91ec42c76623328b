using System.ComponentModel.DataAnnotations;
using MvoUmbraco.Embedded.Editors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>A list of blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockList, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class BlockListEditor : BlockEditor
{
    private readonly IIOHelper io;

    public BlockListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    internal sealed class ValueEditor(
        IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, BlockServices services)
        : BlockValueEditor<BlockListValue, BlockListLayoutItem>(
            strings, serializer, io, attribute, services, new BlockListEditorDataConverter(serializer))
    {
        protected override IEnumerable<IBlockConfiguration> Blocks(object? configuration) =>
            (configuration as BlockListConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> CheckLimits(BlockListValue? value, object? configuration) =>
            configuration is BlockListConfiguration { ValidationLimit: { } limit }
                ? CountLimit.Check(Texts, value?.GetLayouts()?.Count() ?? 0, limit.Min, limit.Max)
                : [];
    }

    private sealed class ConfigurationEditor(IIOHelper io) : ConfigurationEditor<BlockListConfiguration>(io);
}

/// <summary>Blocks in a grid, with areas inside them that hold blocks again.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockGrid, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class BlockGridEditor : BlockEditor
{
    private readonly IIOHelper io;

    public BlockGridEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    internal sealed class ValueEditor(
        IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, BlockServices services)
        : BlockValueEditor<BlockGridValue, BlockGridLayoutItem>(
            strings, serializer, io, attribute, services, new BlockGridEditorDataConverter(serializer))
    {
        protected override IEnumerable<IBlockConfiguration> Blocks(object? configuration) =>
            (configuration as BlockGridConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> CheckLimits(BlockGridValue? value, object? configuration)
        {
            if (configuration is not BlockGridConfiguration grid)
            {
                return [];
            }

            BlockGridLayoutItem[] layout = [.. value?.GetLayouts() ?? []];
            var areas = grid.Blocks.SelectMany(block => block.Areas).GroupBy(area => area.Key).ToDictionary(same => same.Key, same => same.First());
            return CountLimit.Check(Texts, layout.Length, grid.ValidationLimit?.Min, grid.ValidationLimit?.Max)
                .Concat(layout.SelectMany(Areas)
                    .Where(area => areas.TryGetValue(area.Key, out var allowed)
                        && (area.Items.Length < allowed.MinAllowed || area.Items.Length > allowed.MaxAllowed))
                    .Select(_ => Texts.Invalid("entriesAreasMismatch")));
        }

        private static IEnumerable<BlockGridLayoutAreaItem> Areas(BlockGridLayoutItem item) =>
            item.Areas.Concat(item.Areas.SelectMany(area => area.Items).SelectMany(Areas));
    }

    private sealed class ConfigurationEditor(IIOHelper io) : ConfigurationEditor<BlockGridConfiguration>(io);
}

/// <summary>One block, or none.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.SingleBlock, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class SingleBlockEditor(IDataValueEditorFactory factory, IIOHelper io) : BlockEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    internal sealed class ValueEditor(
        IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, BlockServices services)
        : BlockValueEditor<SingleBlockValue, SingleBlockLayoutItem>(
            strings, serializer, io, attribute, services, new SingleBlockEditorDataConverter(serializer))
    {
        protected override IEnumerable<IBlockConfiguration> Blocks(object? configuration) =>
            (configuration as SingleBlockConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> CheckLimits(SingleBlockValue? value, object? configuration) =>
            CountLimit.Check(Texts, value?.GetLayouts()?.Count() ?? 0, min: null, max: 1);
    }

    private sealed class ConfigurationEditor(IIOHelper io) : ConfigurationEditor<SingleBlockConfiguration>(io);
}
