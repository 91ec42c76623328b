using MvoUmbraco.Embedded.Editors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// Builds the Delivery API's media: Core's builder gives the medium, this adds focal point and crops, those of the
/// place where it was picked before those of the medium itself.
/// </summary>
internal sealed class ApiMediaWithCropsBuilder(
    IApiMediaBuilder builder, IPublishedMediaCache media, IMediaNavigationQueryService navigation)
{
    /// <summary>A medium that a property picked; <paramref name="pick"/> already has the crops that the property is configured with.</summary>
    public IApiMediaWithCrops Build(IPublishedContent medium, PickedMedia? pick = null)
    {
        var (focalPoint, crops) = Merge(medium, pick);
        return new ApiMediaWithCrops(builder.Build(medium), focalPoint, crops);
    }

    /// <summary>A medium that was asked for by itself: with its path of names and its dates.</summary>
    public IApiMediaWithCropsResponse BuildResponse(IPublishedContent medium)
    {
        var (focalPoint, crops) = Merge(medium, pick: null);
        return new ApiMediaWithCropsResponse(
            builder.Build(medium), focalPoint, crops, PathOf(medium), medium.CreateDate, medium.UpdateDate);
    }

    private static (ImageFocalPoint? FocalPoint, IReadOnlyList<ImageCrop> Crops) Merge(IPublishedContent medium, PickedMedia? pick)
    {
        var own = medium.GetProperty(Constants.Conventions.Media.File)?.GetValue() as CroppedImage;
        Crop[] ownCrops = [.. own?.Crops ?? []];
        Crop[] local = [.. pick?.Crops ?? []];
        var crops = local
            .Select(crop => crop.Coordinates is null ? crop with { Coordinates = Array.Find(ownCrops, other => other.Alias == crop.Alias)?.Coordinates } : crop)
            .Concat(ownCrops.Where(crop => !Array.Exists(local, other => other.Alias == crop.Alias)));
        return ((pick?.FocalPoint ?? own?.FocalPoint).ToApi(), crops.ToApi()!);
    }

    private string PathOf(IPublishedContent medium)
    {
        var names = new Stack<string>([Segment(medium)]);
        var key = medium.Key;
        while (navigation.TryGetParentKey(key, out var parent) && parent is { } parentKey && media.GetById(parentKey) is { } folder)
        {
            names.Push(Segment(folder));
            key = parentKey;
        }

        return $"/{string.Join('/', names)}/";
    }

#pragma warning disable CA1308 // An address part, as Umbraco writes it.
    private static string Segment(IPublishedContent medium) => medium.Name.ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>In the order in which Umbraco writes the members.</summary>
internal class ApiMediaWithCrops(IApiMedia medium, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops) : IApiMediaWithCrops
{
    public ImageFocalPoint? FocalPoint { get; } = focalPoint;

    public IEnumerable<ImageCrop>? Crops { get; } = crops;

    public Guid Id => medium.Id;

    public string Name => medium.Name;

    public string MediaType => medium.MediaType;

    public string Url => medium.Url;

    public string? Extension => medium.Extension;

    public int? Width => medium.Width;

    public int? Height => medium.Height;

    public int? Bytes => medium.Bytes;

    public IDictionary<string, object?> Properties => medium.Properties;
}

internal sealed class ApiMediaWithCropsResponse(
    IApiMedia medium, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops, string path, DateTime createDate, DateTime updateDate)
    : ApiMediaWithCrops(medium, focalPoint, crops), IApiMediaWithCropsResponse
{
    public string Path { get; } = path;

    public DateTime CreateDate { get; } = createDate;

    public DateTime UpdateDate { get; } = updateDate;
}
