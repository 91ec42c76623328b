using System.Data.SqlTypes;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Dates;

/// <summary>
/// The first date editor: a moment without a zone in a date column, edited as <c>yyyy-MM-dd HH:mm:ss</c>. Its
/// configuration is only the format it is shown in (<c>format</c>, a moment.js pattern).
/// </summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTime, ValueType = ValueTypes.DateTime, ValueEditorIsReusable = true)]
internal sealed class DateTimeEditor : DataEditor
{
    public DateTimeEditor(IDataValueEditorFactory factory)
        : base(factory) => SupportsReadOnly = true;

    protected override IDataValueEditor CreateValueEditor()
    {
        var editor = DataValueEditorFactory.Create<ValueEditor>(Attribute!);
        editor.Validators.Add(new DateTimeValidator());
        return editor;
    }

    internal sealed class ValueEditor(IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute)
        : DataValueEditor(strings, serializer, io, attribute)
    {
        /// <summary>
        /// The first year a date column of SQL Server can hold. A time without a day comes from the editor in the
        /// year 1; moving it keeps the content portable to an Umbraco on SQL Server, which does the same.
        /// </summary>
        private static readonly int FirstYear = SqlDateTime.MinValue.Value.Year;

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var date = base.FromEditor(editorValue, currentValue) as DateTime?;
            return date is { Year: var year } moment && year < FirstYear && IsTimeOfDay(editorValue.DataTypeConfiguration)
                ? moment.AddYears(FirstYear - year)
                : date;
        }

        private static bool IsTimeOfDay(object? configuration)
        {
            if (configuration is not IDictionary<string, object> fields
                || !fields.TryGetValue("format", out var value) || value is not string format || string.IsNullOrWhiteSpace(format))
            {
                return false;
            }

            var sample = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified).ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(sample, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var shown)
                && shown.Date == DateTime.MinValue.Date;
        }
    }
}
