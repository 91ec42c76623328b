using SkiaSharp;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>The picture formats that are read and written.</summary>
internal static class Raster
{
    public static readonly IReadOnlyList<string> Extensions = ["jpeg", "jpg", "gif", "bmp", "png", "webp"];

    public static bool IsRead(string fileName) => Extensions.Contains(Path.GetExtension(fileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The one name of a format that can be written; null for another.</summary>
    public static string? Written(string format) => format switch
    {
        "jpg" or "jpeg" => "jpg",
        "png" => "png",
        "webp" => "webp",
        _ => null,
    };

    public static string ContentTypeOf(string written) => written == "jpg" ? "image/jpeg" : $"image/{written}";

    public static SKEncodedImageFormat Encoder(string written) => written switch
    {
        "jpg" => SKEncodedImageFormat.Jpeg,
        "webp" => SKEncodedImageFormat.Webp,
        _ => SKEncodedImageFormat.Png,
    };

    /// <summary>What a picture stays when no other format is asked for; bitmaps and stills of GIFs become PNG.</summary>
    public static string WrittenFor(SKEncodedImageFormat read) => read switch
    {
        SKEncodedImageFormat.Jpeg => "jpg",
        SKEncodedImageFormat.Webp => "webp",
        _ => "png",
    };
}
