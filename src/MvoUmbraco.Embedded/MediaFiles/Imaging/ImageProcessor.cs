using Microsoft.Extensions.Options;
using SkiaSharp;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>A picture can't be processed as asked; the message says why, for who asked.</summary>
internal sealed class ImageException(string message) : Exception(message);

/// <summary>
/// Reads, cuts, scales and writes pictures with Skia. What a picture would take in memory is known from its header, and
/// one that takes too much is never decoded. What is written carries no metadata of the camera, and sRGB colours.
/// </summary>
internal sealed class ImageProcessor(IOptionsMonitor<ImagingSettings> settings)
{
    /// <summary>What <c>Umbraco:CMS:Imaging:Memory:MaximumDecodedImageMegabytes</c> is when it is not set: 64 million pixels.</summary>
    private const int DefaultDecodedMegabytes = 256;
    private const int BytesPerPixel = 4;
    private const int DefaultQuality = 75;

    /// <summary>Null when the picture moves and no format is asked for: scaled it would stand still.</summary>
    /// <param name="source">The stored picture; seekable.</param>
    /// <param name="commands">What to do.</param>
    /// <exception cref="ImageException">The picture is damaged or too large, or the result would be.</exception>
    public (SKData Data, string Format)? Process(Stream source, ImageCommands commands)
    {
        using SKCodec codec = Open(source) ?? throw new ImageException("The file is not a picture that can be read.");
        if (commands.Format is null && codec.FrameCount > 1)
        {
            return null;
        }

        string format = commands.Format ?? Raster.WrittenFor(codec.EncodedFormat);
        SKSizeI stored = codec.Info.Size;
        Admit(stored.Width, stored.Height);
        (int width, int height) = codec.EncodedOrigin.Turns() ? (stored.Height, stored.Width) : (stored.Width, stored.Height);
        Placement placement = Placement.Of(width, height, commands);
        Admit(placement);

        float scale = Math.Max(placement.Target.Width / placement.Source.Width, placement.Target.Height / placement.Source.Height);
        using SKBitmap decoded = Decode(codec, scale);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(placement.Width, placement.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()))
            ?? throw new ImageException("The picture that is asked for does not fit into memory.");
        Draw(surface.Canvas, decoded, codec, placement, BackgroundOf(commands, format));
        using SKImage drawn = surface.Snapshot();
        return (drawn.Encode(Raster.Encoder(format), commands.Quality ?? DefaultQuality) ?? throw new ImageException($"The picture can't be written as {format}."), format);
    }

    /// <summary>Upright width and height, read from the header; null when the stream is no picture.</summary>
    public static (int Width, int Height)? SizeOf(Stream source)
    {
        using SKCodec? codec = Open(source);
        return codec is null ? null
            : codec.EncodedOrigin.Turns() ? (codec.Info.Height, codec.Info.Width)
            : (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>The stream stays open; it is its owner's.</summary>
    private static SKCodec? Open(Stream source) => SKCodec.Create(new SKManagedStream(source, disposeManagedStream: false));

    private void Admit(int width, int height)
    {
        int megabytes = settings.CurrentValue.Memory.MaximumDecodedImageMegabytes;
        long allowed = (megabytes > 0 ? megabytes : DefaultDecodedMegabytes) * 1024L * 1024L / BytesPerPixel;
        if ((long)width * height > allowed)
        {
            throw new ImageException($"The picture has {width} × {height} pixels, more than can be processed ({allowed}).");
        }
    }

    private void Admit(Placement placement)
    {
        ImagingResizeSettings largest = settings.CurrentValue.Resize;
        if (placement.Width > largest.MaxWidth || placement.Height > largest.MaxHeight)
        {
            throw new ImageException($"The result would have {placement.Width} × {placement.Height} pixels; the largest is {largest.MaxWidth} × {largest.MaxHeight}.");
        }
    }

    /// <summary>At full size, or as small as the format can be read while still large enough: a JPEG gives eighths.</summary>
    private static SKBitmap Decode(SKCodec codec, float scale)
    {
        SKSizeI size = scale < 1 ? codec.GetScaledDimensions(scale) : codec.Info.Size;
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result is SKCodecResult.Success or SKCodecResult.IncompleteInput)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw new ImageException("The file is a damaged picture.");
    }

    private static void Draw(SKCanvas canvas, SKBitmap decoded, SKCodec codec, Placement placement, SKColor background)
    {
        SKSizeI stored = codec.Info.Size;
        SKMatrix full = SKMatrix.CreateScale((float)stored.Width / decoded.Width, (float)stored.Height / decoded.Height);
        SKMatrix upright = codec.EncodedOrigin.ToUpright(stored.Width, stored.Height);
        SKMatrix place = SKMatrix.CreateTranslation(-placement.Source.Left, -placement.Source.Top)
            .PostConcat(SKMatrix.CreateScale(placement.Target.Width / placement.Source.Width, placement.Target.Height / placement.Source.Height))
            .PostConcat(SKMatrix.CreateTranslation(placement.Target.Left, placement.Target.Top));

        canvas.Clear(background);
        canvas.ClipRect(placement.Target, SKClipOperation.Intersect, antialias: true);
        canvas.SetMatrix(full.PostConcat(upright).PostConcat(place));
        bool smaller = placement.Target.Width < placement.Source.Width;
        using SKImage image = SKImage.FromBitmap(decoded);
        canvas.DrawImage(image, 0, 0, smaller ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    private static SKColor BackgroundOf(ImageCommands commands, string format) =>
        commands.Background is { } color && SKColor.TryParse(color, out SKColor asked) ? asked
        : format == "jpg" ? SKColors.White
        : SKColors.Transparent;
}
