using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Text;

/// <summary>A list of lines. Stored as one text joined by line feeds; empty lines are dropped when it is saved.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultipleTextstring, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultipleTextstringEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultipleTextstringEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    /// <summary>The lines of either format: a stored text, or the editor's array.</summary>
    private static string[] Lines(object? value) => value switch
    {
        string text => Split(text),
        _ => [.. EditorFormat.Texts(value) ?? []],
    };

    private static string[] Split(string text) => text.Split(["\r\n", "\r", "\n"], StringSplitOptions.None);

    private static string[] Filled(object? value) => [.. Lines(value).Where(line => !string.IsNullOrWhiteSpace(line))];

    private sealed class ConfigurationEditor : ConfigurationEditor<MultipleTextStringConfiguration>
    {
        /// <summary>Core's configuration class carries no field attributes, so the fields are named here.</summary>
        public ConfigurationEditor(IIOHelper io)
            : base(io) => Fields.AddRange(
            [
                new(new IntegerValidator()) { Key = "min", PropertyName = nameof(MultipleTextStringConfiguration.Min) },
                new(new IntegerValidator()) { Key = "max", PropertyName = nameof(MultipleTextStringConfiguration.Max) },
            ]);
    }

    internal sealed class ValueEditor : DataValueEditor
    {
        public ValueEditor(
            IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, serializer, io, attribute) => Validators.Add(new CountValidator(texts));

        public override IValueRequiredValidator RequiredValidator { get; } = new FilledLineRequired();

        public override IValueFormatValidator FormatValidator { get; } = new EveryLineFormat();

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
            Filled(editorValue.Value) is { Length: > 0 } lines ? string.Join('\n', lines) : null;

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            property.GetValue(culture, segment) is string text ? Split(text) : [];
    }

    private sealed class FilledLineRequired : IValueRequiredValidator
    {
        private readonly RequiredValidator required = new();

        public IEnumerable<ValidationResult> ValidateRequired(object? value, string valueType) =>
            required.ValidateRequired(Filled(value) is { Length: > 0 } lines ? lines[0] : null, valueType);
    }

    private sealed class EveryLineFormat : IValueFormatValidator
    {
        private readonly RegexValidator pattern = new();

        public IEnumerable<ValidationResult> ValidateFormat(object? value, string valueType, string format) =>
            Filled(value).Select(line => pattern.ValidateFormat(line, valueType, format).ToArray()).FirstOrDefault(found => found.Length > 0) ?? [];
    }

    private sealed class CountValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not MultipleTextStringConfiguration { Min: var min, Max: var max })
            {
                yield break;
            }

            var count = Filled(value).Length;
            if (count < min)
            {
                yield return count == 1
                    ? texts.Invalid("outOfRangeSingleItemMinimum", Text(count), Text(min))
                    : texts.Invalid("outOfRangeMultipleItemsMinimum", Text(count), Text(min));
            }

            if (max > 0 && count > max)
            {
                yield return texts.Invalid("outOfRangeMultipleItemsMaximum", Text(count), Text(max));
            }
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
