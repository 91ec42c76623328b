using System.ComponentModel.DataAnnotations;
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

namespace MvoUmbraco.Embedded.Editors.Choices;

/// <summary>A choice, or several, from a list. Always stored as a JSON array of text, also when one may be chosen.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DropDownListFlexible, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class DropDownEditor : DataEditor
{
    private readonly IIOHelper io;

    public DropDownEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ChosenTextsValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ChoicesConfigurationEditor<DropDownFlexibleConfiguration>(io);
}

/// <summary>Several choices from a list, stored as a JSON array of text (as long text: a list may be long).</summary>
[DataEditor(Constants.PropertyEditors.Aliases.CheckBoxList, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class CheckBoxListEditor : DataEditor
{
    private readonly IIOHelper io;

    public CheckBoxListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ChosenTextsValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ChoicesConfigurationEditor<ValueListConfiguration>(io);
}

/// <summary>One choice from a list, stored as its text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.RadioButtonList, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class RadioButtonListEditor : DataEditor
{
    private readonly IIOHelper io;
    private readonly ILocalizedTextService texts;

    public RadioButtonListEditor(IDataValueEditorFactory factory, IIOHelper io, ILocalizedTextService texts)
        : base(factory)
    {
        this.io = io;
        this.texts = texts;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor()
    {
        var editor = base.CreateValueEditor();
        editor.Validators.Add(new OneOfTheChoices(texts));
        return editor;
    }

    protected override IConfigurationEditor CreateConfigurationEditor() => new ChoicesConfigurationEditor<ValueListConfiguration>(io);

    private sealed class OneOfTheChoices(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            value is string chosen && !string.IsNullOrWhiteSpace(chosen)
            && dataTypeConfiguration is ValueListConfiguration { Items: var items } && !items.Contains(chosen)
                ? [texts.Invalid("notOneOfOptions", chosen)]
                : [];
    }
}

/// <summary>Stores chosen texts as a JSON array; nothing chosen is no value.</summary>
internal sealed class ChosenTextsValueEditor : DataValueEditor
{
    private readonly IJsonSerializer serializer;

    public ChosenTextsValueEditor(
        IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, serializer, io, attribute)
    {
        this.serializer = serializer;
        Validators.Add(new MultipleValueValidator(texts));
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
        EditorFormat.Texts(editorValue.Value) is { Count: > 0 } chosen ? serializer.Serialize(chosen) : null;
}

/// <summary>Configuration with a list of choices, which must all differ.</summary>
internal sealed class ChoicesConfigurationEditor<TConfiguration> : ConfigurationEditor<TConfiguration>
    where TConfiguration : ValueListConfiguration, new()
{
    public ChoicesConfigurationEditor(IIOHelper io)
        : base(io) => Field(nameof(ValueListConfiguration.Items)).Validators.Add(new AllDifferent());

    private sealed class AllDifferent : IValueValidator
    {
        private static readonly string[] Items = ["items"];

        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (value is null)
            {
                return [];
            }

            return EditorFormat.Texts(value) is { } items
                ? items.GroupBy(item => item, StringComparer.Ordinal).Where(same => same.Count() > 1)
                    .Select(same => new ValidationResult($"The value \"{same.Key}\" must be unique", Items))
                : [new ValidationResult($"The configuration value {value} is not a valid value list configuration", Items)];
        }
    }
}
