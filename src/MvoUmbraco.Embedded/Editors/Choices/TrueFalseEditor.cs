using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Choices;

/// <summary>Yes or no, stored as 1 or 0. A mandatory one must be yes.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Boolean, ValueType = ValueTypes.Integer, ValueEditorIsReusable = true)]
internal sealed class TrueFalseEditor : DataEditor
{
    public TrueFalseEditor(IDataValueEditorFactory factory)
        : base(factory) => SupportsReadOnly = true;

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    internal sealed class ValueEditor(IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute)
        : DataValueEditor(strings, serializer, io, attribute)
    {
        public override IValueRequiredValidator RequiredValidator { get; } = new MustBeYes();

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => IsYes(editorValue.Value) ? 1 : 0;

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            IsYes(property.GetValue(culture, segment));

        private static bool IsYes(object? value) => value switch
        {
            bool yes => yes,
            int number => number == 1,
            long number => number == 1,
            decimal number => number == 1,
            string text => text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase),
            JsonValue json => json.TryGetValue(out bool yes) ? yes : IsYes(json.ToString()),
            _ => false,
        };
    }

    private sealed class MustBeYes : RequiredValidator
    {
        public override IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) => value is false
            ? [new ValidationResult(Constants.Validation.ErrorMessages.Properties.Empty, EditorFormat.WholeValue)]
            : base.ValidateRequired(value, valueType);
    }
}
