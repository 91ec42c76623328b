using System.Globalization;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// A colour an editor chose, made darker or lighter until text in it can be read on a background: WCAG 2.2, success
/// criterion 1.4.3, asks a contrast of 4.5; relative luminance and contrast as that standard defines them.
/// </summary>
internal readonly record struct ReadableColour(byte Red, byte Green, byte Blue)
{
    /// <summary>The contrast that is asked; a little above the criterion, for what rounding takes away.</summary>
    public const double Enough = 4.6;

    private const int Steps = 100;

    /// <summary>Reads <c>#rrggbb</c>; null for anything else.</summary>
    public static ReadableColour? Read(string? text)
        => text is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
                ? new ReadableColour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
                : null;

    /// <summary>The nearest shade of this colour that can be read on the background.</summary>
    public ReadableColour On(ReadableColour background)
    {
        var towards = background.Luminance > 0.18 ? new ReadableColour(0, 0, 0) : new ReadableColour(255, 255, 255);
        for (var step = 0; step < Steps; step++)
        {
            var shade = Mix(towards, step / (double)Steps);
            if (shade.ContrastWith(background) >= Enough)
            {
                return shade;
            }
        }

        return towards;
    }

    /// <summary>The contrast between two colours, 1 to 21.</summary>
    public double ContrastWith(ReadableColour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private ReadableColour Mix(ReadableColour other, double part) => new(
        Mix(Red, other.Red, part), Mix(Green, other.Green, part), Mix(Blue, other.Blue, part));

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));
}
