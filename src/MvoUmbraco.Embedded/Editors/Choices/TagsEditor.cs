using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Choices;

/// <summary>
/// Free tags in a group. Stored as a JSON array, or joined by commas, as configured; on publish they become tags that
/// the tag service can query.
/// </summary>
[DataEditor(Constants.PropertyEditors.Aliases.Tags, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class TagsEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TagConfigurationEditor(io);

    internal sealed class ValueEditor(
        IShortStringHelper strings,
        IJsonSerializer serializer,
        IIOHelper io,
        DataEditorAttribute attribute,
        IDataTypeConfigurationCache configurations)
        : DataValueEditor(strings, serializer, io, attribute), IDataValueTags
    {
        private readonly IJsonSerializer serializer = serializer;

        public override IValueRequiredValidator RequiredValidator { get; } = new AtLeastOne();

        public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId)
        {
            var configuration = dataTypeConfiguration as TagConfiguration ?? new TagConfiguration();
            return Parse(value, configuration).Select(text => new Tag { Group = configuration.Group, Text = text, LanguageId = languageId });
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var tags = (EditorFormat.Texts(editorValue.Value) ?? []).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).ToArray();
            if (tags.Length == 0)
            {
                return null;
            }

            var configuration = editorValue.DataTypeConfiguration as TagConfiguration ?? new TagConfiguration();
            return configuration.StorageType is TagsStorageType.Csv
                ? string.Join(Delimiter(configuration), tags)
                : serializer.Serialize(tags);
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            var configuration = configurations.GetConfigurationAs<TagConfiguration>(property.PropertyType.DataTypeKey) ?? new TagConfiguration();
            return Parse(property.GetValue(culture, segment), configuration) is { Length: > 0 } tags ? tags : null;
        }

        private static char Delimiter(TagConfiguration configuration) =>
            configuration.Delimiter == default ? ',' : configuration.Delimiter;

        private string[] Parse(object? value, TagConfiguration configuration)
        {
            if (value?.ToString() is not { } stored || string.IsNullOrWhiteSpace(stored))
            {
                return [];
            }

            const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
            return configuration.StorageType is TagsStorageType.Csv
                ? stored.Split(Delimiter(configuration), Tidy)
                : serializer.TryRead<string[]>(stored, out var tags) ? [.. tags.Select(tag => tag.Trim())] : [];
        }
    }

    private sealed class AtLeastOne : IValueRequiredValidator
    {
        public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType) => value switch
        {
            null => [new ValidationResult(Constants.Validation.ErrorMessages.Properties.Missing, EditorFormat.WholeValue)],
            IEnumerable<string> tags => tags.Any(tag => !string.IsNullOrWhiteSpace(tag)) ? [] : [Empty()],
            _ => string.IsNullOrWhiteSpace(value.ToString()) || value.ToString()!.DetectIsEmptyJson() ? [Empty()] : [],
        };

        private static ValidationResult Empty() => new(Constants.Validation.ErrorMessages.Properties.Empty, EditorFormat.WholeValue);
    }
}
