using SkiaSharp;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>Which part of a picture lands where; all in pixels, the picture turned upright.</summary>
/// <param name="Width">Of the result.</param>
/// <param name="Height">Of the result.</param>
/// <param name="Source">The part of the picture that is used.</param>
/// <param name="Target">Where in the result it lands; around it is background.</param>
internal readonly record struct Placement(int Width, int Height, SKRect Source, SKRect Target)
{
    public static Placement Of(int width, int height, ImageCommands commands)
    {
        SKRect source = commands.Cut is { } cut
            ? new SKRect(cut.Left * width, cut.Top * height, width - (cut.Right * width), height - (cut.Bottom * height))
            : new SKRect(0, 0, width, height);
        return (commands.Width, commands.Height) switch
        {
            (null, null) => Filled(source.Width, source.Height, source),
            ({ } w, null) => Filled(w, source.Height * w / source.Width, source),
            (null, { } h) => Filled(source.Width * h / source.Height, h, source),
            ({ } w, { } h) => Boxed(source, w, h, commands),
        };
    }

    private static Placement Boxed(SKRect source, int width, int height, ImageCommands commands)
    {
        float inside = Math.Min(width / source.Width, height / source.Height);
        float outside = Math.Max(width / source.Width, height / source.Height);
        return commands.Mode switch
        {
            ResizeMode.Max => Scaled(source, inside),
            ResizeMode.Min => Scaled(source, Math.Min(1, outside)),
            ResizeMode.Stretch => Filled(width, height, source),
            ResizeMode.Pad => Padded(source, width, height, inside),
            ResizeMode.BoxPad => Padded(source, width, height, Math.Min(1, inside)),
            _ => Cropped(source, width, height, outside, commands.Focus ?? (0.5f, 0.5f)),
        };
    }

    private static Placement Filled(float width, float height, SKRect source)
    {
        (int w, int h) = (Pixels(width), Pixels(height));
        return new Placement(w, h, source, new SKRect(0, 0, w, h));
    }

    private static Placement Scaled(SKRect source, float scale) => Filled(source.Width * scale, source.Height * scale, source);

    private static Placement Padded(SKRect source, int width, int height, float scale)
    {
        (float w, float h) = (source.Width * scale, source.Height * scale);
        return new Placement(width, height, source, SKRect.Create((width - w) / 2, (height - h) / 2, w, h));
    }

    private static Placement Cropped(SKRect source, int width, int height, float scale, (float X, float Y) focus)
    {
        (float w, float h) = (width / scale, height / scale);
        return new Placement(
            width,
            height,
            SKRect.Create(
                source.Left + Math.Clamp((focus.X * source.Width) - (w / 2), 0, Math.Max(0, source.Width - w)),
                source.Top + Math.Clamp((focus.Y * source.Height) - (h / 2), 0, Math.Max(0, source.Height - h)),
                w,
                h),
            new SKRect(0, 0, width, height));
    }

    private static int Pixels(float length) => (int)Math.Clamp(MathF.Round(length), 1, int.MaxValue / 2);
}
