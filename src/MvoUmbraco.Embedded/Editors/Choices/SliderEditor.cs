using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Choices;

/// <summary>A number or a range on a scale; stored as <c>10</c> or <c>10,20</c> with a point for decimals.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Slider, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class SliderEditor : DataEditor
{
    private readonly IIOHelper io;

    public SliderEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new SliderConfigurationEditor(io);

    /// <summary>The editor's format; both ends are equal when it is not a range.</summary>
    internal sealed record Span(decimal From, decimal To)
    {
        public static Span? Parse(string? stored)
        {
            var ends = stored?.Split(',') ?? [];
            return ends.Length switch
            {
                1 when TryNumber(ends[0], out var only) => new(only, only),
                2 when TryNumber(ends[0], out var from) && TryNumber(ends[1], out var to) => new(from, to),
                _ => null,
            };
        }

        public override string ToString() => From == To ? Text(From) : $"{Text(From)},{Text(To)}";

        private static bool TryNumber(string text, out decimal number) =>
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
    }

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer serializer;

        public ValueEditor(
            IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
            : base(strings, serializer, io, attribute)
        {
            this.serializer = serializer;
            Validators.Add(new WithinTheScale(serializer, texts));
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
            serializer.TryRead<Span>(editorValue.Value, out var span) ? span.ToString() : null;

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            Span.Parse(property.GetValue(culture, segment) as string);
    }

    private sealed class WithinTheScale(IJsonSerializer serializer, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not SliderConfiguration scale || !serializer.TryRead<Span>(value, out var span))
            {
                yield break;
            }

            if (!scale.EnableRange && span.From != span.To)
            {
                yield return texts.Invalid("unexpectedRange", span.ToString());
            }

            if (scale.EnableRange && span.To < span.From)
            {
                yield return texts.Invalid("invalidRange", span.ToString());
            }

            if (scale.EnableRange && span.To >= span.From && span.To - span.From < scale.MinimumRange)
            {
                yield return texts.Invalid("minimumRange", span.ToString(), Text(scale.MinimumRange));
            }

            if (span.From < scale.MinimumValue)
            {
                yield return texts.Invalid("outOfRangeMinimum", Text(span.From), Text(scale.MinimumValue));
            }

            // Zero is "no maximum": it is what an unset field reads as.
            if (scale.MaximumValue != 0 && span.To > scale.MaximumValue)
            {
                yield return texts.Invalid("outOfRangeMaximum", Text(span.To), Text(scale.MaximumValue));
            }

            if (!ValidationHelper.IsValueValidForStep(span.From, scale.MinimumValue, scale.Step)
                || !ValidationHelper.IsValueValidForStep(span.To, scale.MinimumValue, scale.Step))
            {
                yield return texts.Invalid("invalidStep", span.ToString(), Text(scale.Step), Text(scale.MinimumValue));
            }
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
