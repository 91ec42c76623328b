using MvoUmbraco.Embedded.Editors.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>
/// Picked media, one or a list as configured. A medium that is gone, or in the bin, is left out. In the Delivery API
/// always a list, each with the crops and the focal point of this place.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class MediaPickerConverter(IPublishedMediaCache media, IJsonSerializer serializer, ApiMediaWithCropsBuilder builder)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MediaPicker3;

    public override bool? IsValue(object? value, PropertyValueLevel level) =>
        base.IsValue(value, level) is not false && (level is not PropertyValueLevel.Source || value?.ToString() != "[]");

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) =>
        IsMultiple(propertyType) ? typeof(IEnumerable<IPublishedContent>) : typeof(IPublishedContent);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Snapshot;

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var picked = Picked(propertyType, inter, preview).Select(pick => pick.Medium);
        return IsMultiple(propertyType) ? picked.ToArray() : picked.FirstOrDefault();
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.Snapshot;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<IApiMediaWithCrops>);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var configuration = propertyType.DataType.ConfigurationObject as MediaPicker3Configuration;
        return Picked(propertyType, inter, preview)
            .Select(pick => builder.Build(pick.Medium, pick.Pick with { Crops = CroppedImage.Configure(pick.Pick.Crops, PickedMedia.Configured(configuration)) }))
            .ToArray();
    }

    private IEnumerable<(PickedMedia Pick, IPublishedContent Medium)> Picked(IPublishedPropertyType propertyType, object? inter, bool preview)
    {
        var picked = PickedMedia.FromStored(inter, serializer)
            .Select(pick => (Pick: pick, Medium: media.GetById(preview, pick.MediaKey)))
            .Where(pick => pick.Medium is not null);
        return (IsMultiple(propertyType) ? picked : picked.Take(1))!;
    }

    private static bool IsMultiple(IPublishedPropertyType propertyType) =>
        propertyType.DataType.ConfigurationObject is MediaPicker3Configuration { Multiple: true };
}
