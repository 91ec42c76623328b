using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Choices;

/// <summary>A colour from a configured list, stored as <c>{"value":"ff0000","label":"Red"}</c>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ColorPicker, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed partial class ColorPickerEditor : DataEditor
{
    private readonly IIOHelper io;
    private readonly IConfigurationEditorJsonSerializer serializer;

    public ColorPickerEditor(IDataValueEditorFactory factory, IIOHelper io, IConfigurationEditorJsonSerializer serializer)
        : base(factory)
    {
        this.io = io;
        this.serializer = serializer;
        SupportsReadOnly = true;
    }

    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io, serializer);

    internal sealed record PickedColor(string? Value, string? Label);

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer serializer;

        public ValueEditor(
            IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, serializer, io, attribute)
        {
            this.serializer = serializer;
            Validators.Add(new OneOfTheColors(serializer, texts));
        }

        /// <summary>A bare hexadecimal text, the oldest stored format, stays as it is.</summary>
        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
            this.serializer.TryRead<PickedColor>(editorValue.Value, out var color)
                ? string.IsNullOrWhiteSpace(color.Value) ? null : this.serializer.Serialize(color)
                : base.FromEditor(editorValue, currentValue);
    }

    private sealed class OneOfTheColors(IJsonSerializer serializer, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            dataTypeConfiguration is ColorPickerConfiguration { Items: var items }
            && serializer.TryRead<PickedColor>(value, out var color) && !string.IsNullOrWhiteSpace(color.Value)
            && !items.Exists(item => Same(item.Value, color.Value))
                ? [texts.Invalid("invalidColor", color.Value)]
                : [];

        private static bool Same(string one, string other) =>
            one.TrimStart('#').Equals(other.TrimStart('#'), StringComparison.OrdinalIgnoreCase);
    }

    private sealed class ConfigurationEditor : ConfigurationEditor<ColorPickerConfiguration>
    {
        public ConfigurationEditor(IIOHelper io, IConfigurationEditorJsonSerializer serializer)
            : base(io) => Field(nameof(ColorPickerConfiguration.Items)).Validators.Add(new ValidColors(serializer));
    }

    internal sealed partial class ValidColors(IConfigurationEditorJsonSerializer serializer) : IValueValidator
    {
        private static readonly string[] Items = ["items"];

        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (string.IsNullOrWhiteSpace(value?.ToString()))
            {
                return [];
            }

            if (!serializer.TryRead<ColorPickerConfiguration.ColorPickerItem[]>(value, out var items))
            {
                return [new ValidationResult($"The configuration value {value} is not a valid color picker configuration", Items)];
            }

            var wrong = items.Where(item => !Hexadecimal().IsMatch(item.Value))
                .Select(item => new ValidationResult($"The value {item.Value} is not a valid hex color", Items));
            var twice = items.Select(item => LongForm(item.Value)).Where(color => Hexadecimal().IsMatch(color))
                .GroupBy(color => color, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToArray();
            return twice.Length == 0
                ? wrong
                : wrong.Append(new ValidationResult($"Duplicate color values are not allowed: {string.Join(", ", twice)}", Items));
        }

        /// <summary>#f00 and #ff0000 are the same colour.</summary>
        private static string LongForm(string color)
        {
            var hex = color.Trim().ToUpperInvariant();
            return hex.Length == 3 ? string.Concat(hex.Select(digit => new string(digit, 2))) : hex;
        }

        [GeneratedRegex("^([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Hexadecimal();
    }
}
