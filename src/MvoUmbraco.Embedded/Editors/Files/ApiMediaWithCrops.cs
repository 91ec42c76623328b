using MvoUmbraco.Embedded.Editors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// Builds the picked media of the Delivery API: Core's builder gives the medium, this adds focal point and crops, those
/// of the place where it was picked before those of the medium itself.
/// </summary>
internal sealed class ApiMediaWithCropsBuilder(IApiMediaBuilder builder)
{
    /// <param name="medium">What was picked.</param>
    /// <param name="pick">With the crops that the property is configured with.</param>
    public IApiMediaWithCrops Build(IPublishedContent medium, PickedMedia pick)
    {
        var (focalPoint, crops) = Merge(medium, pick);
        return new ApiMediaWithCrops(builder.Build(medium), focalPoint, crops);
    }

    private static (ImageFocalPoint? FocalPoint, IReadOnlyList<ImageCrop> Crops) Merge(IPublishedContent medium, PickedMedia pick)
    {
        var own = medium.GetProperty(Constants.Conventions.Media.File)?.GetValue() as CroppedImage;
        Crop[] ownCrops = [.. own?.Crops ?? []];
        Crop[] local = [.. pick.Crops ?? []];
        var crops = local
            .Select(crop => crop.Coordinates is null ? crop with { Coordinates = Array.Find(ownCrops, other => other.Alias == crop.Alias)?.Coordinates } : crop)
            .Concat(ownCrops.Where(crop => !Array.Exists(local, other => other.Alias == crop.Alias)));
        return ((pick.FocalPoint ?? own?.FocalPoint).ToApi(), crops.ToApi()!);
    }
}

/// <summary>In the order in which Umbraco writes the members.</summary>
internal sealed class ApiMediaWithCrops(IApiMedia medium, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops) : IApiMediaWithCrops
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
