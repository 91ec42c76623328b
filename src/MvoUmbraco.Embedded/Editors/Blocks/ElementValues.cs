using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// The values inside blocks. Each belongs to a property of an element type and is of that property's editor: it is
/// stored in the inner editor's stored format, and everything a block value is asked, is asked of its inner values.
/// Blocks come in resolved (<see cref="BlockReader{TValue,TLayout}"/>).
/// </summary>
internal sealed class ElementValues(
    PropertyEditorCollection editors,
    IDataTypeConfigurationCache configurations,
    DataValueReferenceFactoryCollection references,
    ILanguageService languages,
    BlockVariance variance,
    IJsonSerializer serializer)
{
    /// <summary>
    /// Turns every value of <paramref name="edited"/> into its stored format, with the current stored one at hand.
    /// An editor of a value that is no longer there is asked too, with nothing as its value: it may have a file to
    /// clean up.
    /// </summary>
    public void ToStored(BlockValue? edited, BlockValue? current, Guid contentKey)
    {
        ToStored(edited?.ContentData ?? [], current?.ContentData ?? [], contentKey);
        ToStored(edited?.SettingsData ?? [], current?.SettingsData ?? [], contentKey);
    }

    /// <summary>Turns every value into its editor's format, after fitting it to the variation of its property.</summary>
    public void ToEditor(BlockValue value, string? culture)
    {
        foreach (var block in value.ContentData.Concat(value.SettingsData))
        {
            block.Values = variance.Align(block.Values, culture);
            foreach (var inner in block.Values)
            {
                if (editors[inner.PropertyType!.PropertyEditorAlias] is not { } editor)
                {
                    continue;
                }

                var property = new Property(inner.PropertyType);
                property.SetValue(BlockElements.Stored(inner.Value, serializer), inner.Culture, inner.Segment);
                inner.Value = editor.GetValueEditor(Configuration(inner)).ToEditor(property, inner.Culture, inner.Segment);
            }
        }

        variance.AlignExpose(value);
    }

    public IEnumerable<UmbracoEntityReference> References(BlockValue value) =>
        All(value).GroupBy(inner => inner.PropertyType!.PropertyEditorAlias, inner => inner.Value, StringComparer.Ordinal)
            .SelectMany(IEnumerable<UmbracoEntityReference> (values) =>
                editors[values.Key] is { } editor ? references.GetReferences(editor, values.Distinct()) : [])
            .Distinct();

    public IEnumerable<ITag> Tags(BlockValue value, int? languageId) => All(value).SelectMany(inner =>
        editors[inner.PropertyType!.PropertyEditorAlias]?.GetValueEditor() is IDataValueTags tags
            ? tags.GetTags(inner.Value, Configuration(inner), LanguageOf(inner) ?? languageId)
            : []);

    /// <summary>The editor of a value, if it can merge the cultures inside its values (blocks within blocks).</summary>
    public IDataEditor? MergingEditor(BlockPropertyValue value) =>
        value.PropertyType is { } type && editors[type.PropertyEditorAlias] is { } editor && editor.CanMergePartialPropertyValues(type)
            ? editor
            : null;

    private static IEnumerable<BlockPropertyValue> All(BlockValue value) =>
        value.ContentData.Concat(value.SettingsData).SelectMany(block => block.Values);

    private object? Configuration(BlockPropertyValue value) => configurations.GetConfiguration(value.PropertyType!.DataTypeKey);

    private int? LanguageOf(BlockPropertyValue value) =>
        value.Culture is { } culture ? languages.GetAsync(culture).GetAwaiter().GetResult()?.Id : null;

    private void ToStored(List<BlockItemData> edited, List<BlockItemData> current, Guid contentKey)
    {
        foreach (var block in edited)
        {
            var before = current.Find(other => other.Key == block.Key)?.Values ?? [];
            foreach (var value in block.Values)
            {
                value.Value = ToStored(value, value.Value, before.FirstOrDefault(other => SameSlot(other, value))?.Value, contentKey);
            }

            foreach (var gone in before.Where(other => !block.Values.Any(value => SameSlot(other, value))))
            {
                ToStored(gone, edited: null, gone.Value, contentKey);
            }
        }

        foreach (var gone in current.Where(block => !edited.Exists(other => other.Key == block.Key)).SelectMany(block => block.Values))
        {
            ToStored(gone, edited: null, gone.Value, contentKey);
        }
    }

    private object? ToStored(BlockPropertyValue slot, object? edited, object? current, Guid contentKey)
    {
        var type = slot.PropertyType!;
        var data = new ContentPropertyData(edited, Configuration(slot)) { ContentKey = contentKey, PropertyTypeKey = type.Key };
        return editors[type.PropertyEditorAlias] is { } editor ? editor.GetValueEditor().FromEditor(data, current) : edited;
    }

    private static bool SameSlot(BlockPropertyValue one, BlockPropertyValue other) =>
        one.Alias == other.Alias
        && string.Equals(one.Culture, other.Culture, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.Segment, other.Segment, StringComparison.OrdinalIgnoreCase);
}
