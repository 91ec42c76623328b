using MvoUmbraco.Embedded.Editors.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Delivery.Media;

/// <summary>Builds what the media endpoints answer: Umbraco's media model, with the crops of the image itself and the path of names.</summary>
internal sealed class MediaAnswers(IApiMediaBuilder builder, IPublishedMediaCache media, IMediaNavigationQueryService navigation)
{
    public IApiMediaWithCropsResponse Build(IPublishedContent item)
    {
        var image = item.GetProperty(Constants.Conventions.Media.File)?.GetValue() as CroppedImage;
        return new MediaAnswer(
            builder.Build(item),
            image?.FocalPoint is { } point ? new ImageFocalPoint(point.Left, point.Top) : null,
            image?.Crops is { } crops ? [.. crops.Select(CropOf)] : null,
            $"/{string.Join('/', NamesTo(item))}/",
            item.CreateDate,
            item.UpdateDate);
    }

    private static ImageCrop CropOf(Crop crop) => new(
        crop.Alias,
        crop.Width,
        crop.Height,
        crop.Coordinates is { } area ? new ImageCropCoordinates(area.X1, area.Y1, area.X2, area.Y2) : null);

    private IEnumerable<string> NamesTo(IPublishedContent item)
    {
        IEnumerable<Guid> ancestors = navigation.TryGetAncestorsKeys(item.Key, out IEnumerable<Guid> keys) ? keys.Reverse() : [];
        return ancestors.Select(media.GetById).OfType<IPublishedContent>().Append(item).Select(node => node.Name.ToLowerInvariant());
    }
}
