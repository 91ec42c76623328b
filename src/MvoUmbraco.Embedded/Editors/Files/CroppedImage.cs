using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>Where the eye should rest, as shares of width and height from the top left (0 to 1).</summary>
internal sealed record FocalPoint(decimal Left, decimal Top)
{
    /// <summary>The centre is what holds without one, so it is not worth storing.</summary>
    [JsonIgnore]
    public bool IsCentre => Left == 0.5m && Top == 0.5m;
}

/// <summary>A cut-out as shares of width and height, measured from the left, top, right and bottom edge.</summary>
internal sealed record CropArea(decimal X1, decimal Y1, decimal X2, decimal Y2);

/// <summary>A named size; <paramref name="Coordinates"/> when an editor chose the cut-out by hand.</summary>
internal sealed record Crop(string? Alias, int Width, int Height, CropArea? Coordinates);

/// <summary>Configuration of the image cropper; Core has no class for it.</summary>
internal sealed class ImageCropperConfiguration
{
    [ConfigurationField("crops")]
    public Crop[]? Crops { get; set; }
}

/// <summary>
/// The value of an image cropper, stored as <c>{"src":"/media/…","crops":[…],"focalPoint":{left,top}}</c> or, when a
/// file was set without an editor, as the bare path. Renders as the address of the image.
/// </summary>
internal sealed record CroppedImage(string? Src, IReadOnlyList<Crop>? Crops, FocalPoint? FocalPoint) : IHtmlEncodedString
{
    /// <summary>A fresh upload on its way in; never stored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TemporaryFileId { get; init; }

    public static CroppedImage? FromStored(object? stored, IJsonSerializer serializer)
    {
        if (stored?.ToString() is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!text.DetectIsJson())
        {
            return new(text, Crops: null, FocalPoint: null);
        }

        try
        {
            return serializer.Deserialize<CroppedImage>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The configured crops, in that order, with the cut-outs that were made for them.</summary>
    public CroppedImage WithCrops(IEnumerable<Crop>? configured) => this with { Crops = Configure(Crops, configured) };

    public static IReadOnlyList<Crop> Configure(IReadOnlyList<Crop>? made, IEnumerable<Crop>? configured) =>
        [.. (configured ?? []).Select(crop => crop with { Coordinates = made?.FirstOrDefault(other => other.Alias == crop.Alias)?.Coordinates })];

    public string? ToHtmlString() => Src;

    public override string ToString() => Src ?? string.Empty;
}
