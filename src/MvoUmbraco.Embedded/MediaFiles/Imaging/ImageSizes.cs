using System.Drawing;
using System.Globalization;
using System.Xml;
using Umbraco.Cms.Core.Media;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>Upright width and height in pixels, from the header.</summary>
internal sealed class RasterSize : IImageDimensionExtractor
{
    public IEnumerable<string> SupportedImageFileTypes => Raster.Extensions;

    public Size? GetDimensions(Stream? stream) =>
        stream is not null && ImageProcessor.SizeOf(stream) is var (width, height) ? new Size(width, height) : null;
}

/// <summary>
/// Width and height of a drawing: those it declares in pixels, or else those of its view box. Nothing is fetched and no
/// entity expanded while reading.
/// </summary>
internal sealed class SvgSize : ISvgDimensionExtractor
{
    private const long Largest = 20 * 1024 * 1024;

    public Size? GetDimensions(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = Largest,
                CloseInput = false,
            });
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg" ? Of(reader) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Size? Of(XmlReader svg)
    {
        if (Pixels(svg.GetAttribute("width")) is { } width && Pixels(svg.GetAttribute("height")) is { } height)
        {
            return new Size(width, height);
        }

        double[] box = [.. (svg.GetAttribute("viewBox") ?? string.Empty)
            .Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        return box is [_, _, > 0 and < int.MaxValue, > 0 and < int.MaxValue] ? new Size((int)Math.Round(box[2]), (int)Math.Round(box[3])) : null;
    }

    private static int? Pixels(string? length)
    {
        string text = length?.Trim() ?? string.Empty;
        text = text.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? text[..^2] : text;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < int.MaxValue ? (int)Math.Round(number) : null;
    }
}
