using Umbraco.Cms.Core.Models.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Media;

/// <summary>A media item as the media endpoints answer it.</summary>
internal sealed class MediaAnswer(
    IApiMedia media,
    ImageFocalPoint? focalPoint,
    IReadOnlyList<ImageCrop>? crops,
    string path,
    DateTime createDate,
    DateTime updateDate) : IApiMediaWithCropsResponse
{
    public Guid Id => media.Id;

    public string Name => media.Name;

    public string MediaType => media.MediaType;

    public string Url => media.Url;

    public string? Extension => media.Extension;

    public int? Width => media.Width;

    public int? Height => media.Height;

    public int? Bytes => media.Bytes;

    public IDictionary<string, object?> Properties => media.Properties;

    public ImageFocalPoint? FocalPoint => focalPoint;

    public IEnumerable<ImageCrop>? Crops => crops;

    public string Path => path;

    public DateTime CreateDate => createDate;

    public DateTime UpdateDate => updateDate;
}
