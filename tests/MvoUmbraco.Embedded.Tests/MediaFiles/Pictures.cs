using SkiaSharp;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>Small pictures, made when needed: the left half red, the right half blue, a green stripe along the top edge.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>A JPEG whose EXIF says how the camera was held (1 to 8, as EXIF numbers them).</summary>
    public static byte[] JpegHeld(int width, int height, byte orientation)
    {
        byte[] plain = Jpeg(width, height);
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 0x2A, 0, 0, 0, 8, // TIFF header
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, // one entry: orientation
            0, 0, 0, 0,
        ];
        return [.. plain[..2], .. exif, .. plain[2..]];
    }

    /// <summary>A PNG whose header claims another size than its few bytes could ever hold.</summary>
    public static byte[] Bomb(int width, int height)
    {
        byte[] png = Png(4, 4);
        Write(png.AsSpan(16), width);
        Write(png.AsSpan(20), height);
        Write(png.AsSpan(29), unchecked((int)Crc(png.AsSpan(12, 17))));
        return png;

        static void Write(Span<byte> at, int number) => System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(at, number);
    }

    /// <summary>Two frames, so that it moves.</summary>
    public static byte[] MovingGif() => Convert.FromBase64String(
        "R0lGODlhAgACAIAAAP8AAAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAgACAAACAoRRACH5BAAKAAAALAAAAAACAAIAAAICjFMAOw==");

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using SKCodec codec = SKCodec.Create(new MemoryStream(picture));
        return (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>The colour at a place, given as shares of width and height.</summary>
    public static SKColor ColorAt(byte[] picture, double x, double y)
    {
        using SKBitmap bitmap = SKBitmap.Decode(picture);
        return bitmap.GetPixel((int)(x * (bitmap.Width - 1)), (int)(y * (bitmap.Height - 1)));
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        using var paint = new SKPaint();
        paint.Color = SKColors.Red;
        surface.Canvas.DrawRect(0, 0, width / 2f, height, paint);
        paint.Color = SKColors.Blue;
        surface.Canvas.DrawRect(width / 2f, 0, width / 2f, height, paint);
        paint.Color = SKColors.Lime;
        surface.Canvas.DrawRect(0, 0, width, height / 4f, paint);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(format, 95);
        return data.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
