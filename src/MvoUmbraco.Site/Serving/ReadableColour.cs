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

    // Mixing in white or black has 256 shades at most.
    private const int Steps = 256;

    // The linear light of each value of a channel.
    private static readonly double[] LinearOf = [.. Enumerable.Range(0, 256).Select(value => Linear(value / 255.0))];

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

        // The further it is mixed the greater the contrast, once it is enough: the first step is found by halving.
        var (low, high) = (0, Steps);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mix(towards, middle / (double)Steps).ContrastWith(background) >= Enough)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return Mix(towards, low / (double)Steps);
    }

    /// <summary>The contrast between two colours, 1 to 21.</summary>
    public double ContrastWith(ReadableColour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => (0.2126 * LinearOf[Red]) + (0.7152 * LinearOf[Green]) + (0.0722 * LinearOf[Blue]);

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private ReadableColour Mix(ReadableColour other, double part) => new(
        Mix(Red, other.Red, part), Mix(Green, other.Green, part), Mix(Blue, other.Blue, part));

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));
}
