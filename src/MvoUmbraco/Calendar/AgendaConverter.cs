using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;

namespace MvoUmbraco.Calendar;

/// <summary>An agenda in the Content Delivery API.</summary>
/// <param name="Items">The points, in order.</param>
public sealed record ApiAgenda(IReadOnlyList<AgendaItem> Items);

/// <summary>Gives an agenda to code as <see cref="Agenda"/> and to the Content Delivery API as <see cref="ApiAgenda"/>. A
/// stored value that is not valid reads as no agenda.</summary>
public sealed class AgendaConverter : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc/>
    public override bool IsConverter(IPublishedPropertyType propertyType)
        => EditorAliases.Agenda.Equals(propertyType?.EditorAlias, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(Agenda);

    /// <inheritdoc/>
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc/>
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
        => AgendaJson.Read(source?.ToString()).Agenda is { IsEmpty: false } agenda ? agenda : null;

    /// <inheritdoc/>
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
        => inter as Agenda ?? Agenda.Empty;

    /// <inheritdoc/>
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc/>
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiAgenda);

    /// <inheritdoc/>
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => inter is Agenda agenda ? new ApiAgenda(agenda.Items) : null;
}
