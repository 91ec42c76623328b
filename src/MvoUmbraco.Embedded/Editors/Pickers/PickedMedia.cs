using MvoUmbraco.Embedded.Editors.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>
/// One pick of the media picker, as it is stored and edited alike: <paramref name="Key"/> names the pick, for the same
/// medium may be picked twice; crops and focal point are of this place only.
/// </summary>
internal sealed record PickedMedia(
    Guid Key, Guid MediaKey, string? MediaTypeAlias, IReadOnlyList<Crop>? Crops, FocalPoint? FocalPoint)
{
    /// <summary>Reads a stored value; the oldest format is UDIs joined by commas. Nothing readable is no pick.</summary>
    public static IReadOnlyList<PickedMedia> FromStored(object? stored, IJsonSerializer serializer)
    {
        var text = stored?.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return text.DetectIsJson()
            ? serializer.TryRead<PickedMedia[]>(text, out var picks) ? picks : []
            : [.. text.Split(',').Select(FromUdi).OfType<PickedMedia>()];
    }

    /// <summary>What is worth storing: cut-outs that were made, a focal point that is not the centre.</summary>
    public PickedMedia Trimmed() => this with
    {
        MediaTypeAlias = MediaTypeAlias ?? string.Empty,
        Crops = [.. (Crops ?? []).Where(crop => crop.Coordinates is not null)],
        FocalPoint = FocalPoint is { IsCentre: false } ? FocalPoint : null,
    };

    public PickedMedia WithConfiguration(MediaPicker3Configuration? configuration) => this with
    {
        Crops = CroppedImage.Configure(Crops, Configured(configuration)),
        FocalPoint = configuration is { EnableLocalFocalPoint: false } ? null : FocalPoint,
    };

    public static IEnumerable<Crop> Configured(MediaPicker3Configuration? configuration) =>
        (configuration?.Crops ?? []).Select(crop => new Crop(crop.Alias, crop.Width, crop.Height, Coordinates: null));

    private static PickedMedia? FromUdi(string text) =>
        UdiParser.TryParse(text.Trim(), out GuidUdi? udi)
            ? new(udi.Guid, udi.Guid, string.Empty, [], FocalPoint: null)
            : null;
}
