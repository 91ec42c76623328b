using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Editors.Dates;

[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class DateOnlyConverter(IJsonSerializer serializer)
    : JsonDateConverter<DateOnly?>(serializer, Constants.PropertyEditors.Aliases.DateOnly, date => DateOnly.FromDateTime(date.DateTime));

[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class TimeOnlyConverter(IJsonSerializer serializer)
    : JsonDateConverter<TimeOnly?>(serializer, Constants.PropertyEditors.Aliases.TimeOnly, date => TimeOnly.FromDateTime(date.DateTime));

/// <summary>The date and time as they were typed, of no zone.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class DateTimeUnspecifiedConverter(IJsonSerializer serializer)
    : JsonDateConverter<DateTime?>(serializer, Constants.PropertyEditors.Aliases.DateTimeUnspecified, date => date.DateTime);

/// <summary>The moment, with the offset of its zone.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class DateTimeWithTimeZoneConverter(IJsonSerializer serializer)
    : JsonDateConverter<DateTimeOffset?>(serializer, Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, date => date);

/// <summary>Renders what the JSON date editors store; in JSON the value is written as its own type is.</summary>
internal abstract class JsonDateConverter<T>(IJsonSerializer serializer, string editorAlias, Func<DateTimeOffset, T> convert)
    : PropertyValueConverterBase
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == editorAlias;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(T);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        ZonedDate.FromStored(source, serializer);

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        inter is ZonedDate date ? convert(date.Date) : null;
}
