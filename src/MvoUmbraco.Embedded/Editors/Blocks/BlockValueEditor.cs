using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>What block editors ask of the host, gathered.</summary>
internal sealed record BlockServices(
    ElementValues Elements, BlockValidation Validation, IContentTypeService ContentTypes, ILocalizedTextService Texts, ILoggerFactory Loggers);

/// <summary>A value editor that can merge cultures inside its value; see <see cref="BlockMerge"/>.</summary>
internal interface IMergesCultures
{
    object? MergeForPublish(object? edited, object? published, string? culture);

    object? MergeForSave(object? stored, object? edited, bool canEditInvariant, HashSet<string> allowedCultures);
}

/// <summary>An editor of blocks: its values may vary by culture inside while the property itself does not.</summary>
internal abstract class BlockEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    public override bool SupportsConfigurableElements => true;

    public override bool CanMergePartialPropertyValues(IPropertyType propertyType) =>
        !propertyType.Variations.HasFlag(ContentVariation.Culture);

    public override object? MergePartialPropertyValueForCulture(object? sourceValue, object? targetValue, string? culture) =>
        ((IMergesCultures)GetValueEditor()).MergeForPublish(sourceValue, targetValue, culture);

    public override object? MergeVariantInvariantPropertyValue(
        object? sourceValue, object? targetValue, bool canUpdateInvariantData, HashSet<string> allowedCultures) =>
        ((IMergesCultures)GetValueEditor()).MergeForSave(sourceValue, targetValue, canUpdateInvariantData, allowedCultures);
}

/// <summary>Block list, grid and single block: they differ in layout, configuration and limits.</summary>
internal abstract class BlockValueEditor<TValue, TLayout> : DataValueEditor, IDataValueReference, IDataValueTags, IMergesCultures
    where TValue : BlockValue<TLayout>, new()
    where TLayout : class, IBlockLayoutItem, new()
{
    private readonly IJsonSerializer serializer;
    private readonly BlockServices services;
    private readonly BlockReader<TValue, TLayout> reader;

    protected BlockValueEditor(
        IShortStringHelper strings,
        IJsonSerializer serializer,
        IIOHelper io,
        DataEditorAttribute attribute,
        BlockServices services,
        BlockEditorDataConverter<TValue, TLayout> converter)
        : base(strings, serializer, io, attribute)
    {
        (this.serializer, this.services) = (serializer, services);
        reader = new(converter, services.ContentTypes, services.Loggers.CreateLogger(GetType()));
        RequiredValidator = new BlockRequired(reader);
        Validators.Add(new BlockLimits(this));
        Validators.Add(new InsideBlocks(this));
    }

    public override IValueRequiredValidator RequiredValidator { get; }

    protected ILocalizedTextService Texts => services.Texts;

    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
        reader.Read(value) is { } data ? services.Elements.References(data.BlockValue) : [];

    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId) =>
        reader.Read(value) is { } data ? services.Elements.Tags(data.BlockValue, languageId) : [];

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var edited = reader.Read(editorValue.Value)?.BlockValue;
        services.Elements.ToStored(edited, reader.Read(currentValue)?.BlockValue, editorValue.ContentKey);
        return edited is { ContentData.Count: > 0 } ? Serialize(edited) : null;
    }

    /// <summary>An empty text when there is no block, as Umbraco answers.</summary>
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        if (reader.Read(property.GetValue(culture, segment)) is not { } data)
        {
            return string.Empty;
        }

        services.Elements.ToEditor(data.BlockValue, culture);
        return data.BlockValue;
    }

    public object? MergeForPublish(object? edited, object? published, string? culture) =>
        reader.Read(edited) is { } data
            ? Serialize(BlockMerge.PublishCulture(data.BlockValue, reader.Read(published)?.BlockValue, culture, services.Elements))
            : null;

    public object? MergeForSave(object? stored, object? edited, bool canEditInvariant, HashSet<string> allowedCultures)
    {
        var merged = BlockMerge.SaveAllowed(
            reader.Read(stored)?.BlockValue, reader.Read(edited)?.BlockValue, canEditInvariant, allowedCultures, services.Elements, KeysInLayout);
        return merged is null ? null : Serialize(merged);
    }

    public override IEnumerable<Guid> ConfiguredElementTypeKeys() => Blocks(ConfigurationObject)
        .SelectMany(block => block.SettingsElementTypeKey is { } settings ? [block.ContentElementTypeKey, settings] : new[] { block.ContentElementTypeKey });

    protected abstract IEnumerable<IBlockConfiguration> Blocks(object? configuration);

    protected abstract IEnumerable<ValidationResult> CheckLimits(TValue? value, object? configuration);

    private HashSet<Guid> KeysInLayout(TValue value) =>
        (reader.Resolve(value)?.References ?? []).SelectMany(reference =>
            reference.SettingsKey is { } settings ? [reference.ContentKey, settings] : new[] { reference.ContentKey }).ToHashSet();

    /// <summary>The values of a block in order of culture, so that equal blocks are equal text.</summary>
    private string Serialize(TValue value)
    {
        foreach (var block in value.ContentData.Concat(value.SettingsData))
        {
            block.Values = [.. block.Values.OrderBy(inner => inner.Culture, StringComparer.OrdinalIgnoreCase)];
        }

        return serializer.Serialize(value);
    }

    private sealed class BlockRequired(BlockReader<TValue, TLayout> reader) : RequiredValidator
    {
        public override IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) =>
            base.ValidateRequired(value is null || reader.Read(value) is { BlockValue.ContentData.Count: > 0 } ? value : "{}", valueType);
    }

    private sealed class BlockLimits(BlockValueEditor<TValue, TLayout> editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            editor.CheckLimits(editor.reader.Read(value)?.BlockValue, dataTypeConfiguration);
    }

    private sealed class InsideBlocks(BlockValueEditor<TValue, TLayout> editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            editor.reader.Read(value) is { } data
                ? editor.services.Validation.Validate(data.BlockValue, data.References, validationContext)
                : [];
    }
}
