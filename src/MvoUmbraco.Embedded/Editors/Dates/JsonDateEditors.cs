using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Dates;

/// <summary>A day.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateOnlyEditor(IDataValueEditorFactory factory, IIOHelper io)
    : JsonDateEditor(factory, io, "yyyy-MM-dd");

/// <summary>A time of day.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TimeOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class TimeOnlyEditor(IDataValueEditorFactory factory, IIOHelper io)
    : JsonDateEditor(factory, io, "HH:mm:ss");

/// <summary>A day and a time, in whatever zone the reader thinks of.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeUnspecified, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeUnspecifiedEditor(IDataValueEditorFactory factory, IIOHelper io)
    : JsonDateEditor(factory, io, "yyyy-MM-ddTHH:mm:ss");

/// <summary>A day and a time in a named time zone.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeWithTimeZoneEditor(IDataValueEditorFactory factory, IIOHelper io)
    : JsonDateEditor(factory, io, "yyyy-MM-ddTHH:mm:sszzz");

/// <summary>What the four editors share: storage as <see cref="ZonedDate"/>; only the format they show differs.</summary>
internal abstract class JsonDateEditor : DataEditor
{
    private readonly IIOHelper io;
    private readonly string format;

    protected JsonDateEditor(IDataValueEditorFactory factory, IIOHelper io, string format)
        : base(factory)
    {
        this.io = io;
        this.format = format;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!, format);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    /// <summary>The editor's format; <c>date</c> is ISO 8601, as much of it as the editor is about.</summary>
    internal sealed record EditorDate(string? Date, string? TimeZone);

    internal sealed class ValueEditor : DataValueEditor, IDataValueSortable
    {
        private readonly IJsonSerializer serializer;
        private readonly string format;
        private readonly bool timeOnly;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            ILocalizedTextService texts,
            string format)
            : base(strings, serializer, io, attribute)
        {
            this.serializer = serializer;
            this.format = format;
            timeOnly = attribute.Alias == Constants.PropertyEditors.Aliases.TimeOnly;
            Validators.Add(new RealDate(serializer, texts));
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            if (Read(serializer, editorValue.Value) is not { } edited || !ZonedDate.TryParse(edited.Date, out var date))
            {
                return null;
            }

            if (timeOnly)
            {
                date = new(DateOnly.MinValue, TimeOnly.FromTimeSpan(date.TimeOfDay), date.Offset);
            }

            return serializer.Serialize(new ZonedDate(date, edited.TimeZone));
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            ZonedDate.FromStored(property.GetValue(culture, segment), serializer) is { } stored
                ? new EditorDate(stored.Date.ToString(format, CultureInfo.InvariantCulture), stored.TimeZone)
                : null;

        /// <summary>Universal time in a format whose order as text is the order in time.</summary>
        public string? GetSortableValue(object? value, object? dataTypeConfiguration) =>
            ZonedDate.FromStored(value, serializer)?.Date.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>An object <c>{date, timeZone}</c>, or a bare date as text. Null when it is neither.</summary>
    private static EditorDate? Read(IJsonSerializer serializer, object? value) => value switch
    {
        string text when !text.DetectIsJson() => new(text, TimeZone: null),
        JsonValue json when json.TryGetValue(out string? text) => new(text, TimeZone: null),
        _ => serializer.TryRead<EditorDate>(value, out var date) ? date : null,
    };

    private sealed class RealDate(IJsonSerializer serializer, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (value is null or "")
            {
                yield break;
            }

            var date = Read(serializer, value);
            if (!ZonedDate.TryParse(date?.Date, out _))
            {
                yield return texts.Invalid("invalidDate");
            }

            if (dataTypeConfiguration is DateTimeConfiguration { TimeZones: { Mode: DateTimeConfiguration.TimeZoneMode.Custom } zones }
                && !zones.TimeZones.Contains(date?.TimeZone ?? string.Empty, StringComparer.OrdinalIgnoreCase))
            {
                yield return texts.Invalid("notOneOfOptions", date?.TimeZone);
            }
        }
    }

    private sealed class ConfigurationEditor(IIOHelper io) : ConfigurationEditor<DateTimeConfiguration>(io);
}
