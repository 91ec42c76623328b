using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// An image with its crops. Rendered as text it is the address of the image; the class itself is the host's own, so
/// a plugin sees <see cref="IHtmlEncodedString"/>.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class ImageCropperConverter(IJsonSerializer serializer) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.ImageCropper;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        CroppedImage.FromStored(source, serializer)?.WithCrops((propertyType.DataType.ConfigurationObject as ImageCropperConfiguration)?.Crops);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiCroppedImage);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        inter is CroppedImage { Src: { } url } image ? new ApiCroppedImage(url, image.FocalPoint.ToApi(), image.Crops.ToApi()) : null;
}

/// <summary>The Delivery API's image.</summary>
internal sealed record ApiCroppedImage(string Url, ImageFocalPoint? FocalPoint, IReadOnlyList<ImageCrop>? Crops);

internal static class ApiImages
{
    public static ImageFocalPoint? ToApi(this FocalPoint? point) => point is null ? null : new(point.Left, point.Top);

    public static IReadOnlyList<ImageCrop>? ToApi(this IEnumerable<Crop>? crops) => crops is null
        ? null
        : [.. crops.Select(crop => new ImageCrop(
            crop.Alias,
            crop.Width,
            crop.Height,
            crop.Coordinates is { } area ? new ImageCropCoordinates(area.X1, area.Y1, area.X2, area.Y2) : null))];
}
