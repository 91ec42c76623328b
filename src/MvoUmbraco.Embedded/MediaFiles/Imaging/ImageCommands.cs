using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>What an address asks to be done to a picture; names and meaning are those of ImageSharp.Web, which Umbraco uses.</summary>
internal enum ResizeMode
{
    /// <summary>Fills the box and cuts off what sticks out.</summary>
    Crop,

    /// <summary>Fits into the box, the rest is background.</summary>
    Pad,

    /// <summary>As <see cref="Pad"/>, but never made larger.</summary>
    BoxPad,

    /// <summary>Fits into the box.</summary>
    Max,

    /// <summary>The shorter side fits; never made larger.</summary>
    Min,

    /// <summary>Exactly the box, whatever the proportions.</summary>
    Stretch,
}

/// <summary>The parsed query of a picture's address. Sizes in pixels, quality 1 to 100, points as shares of the picture.</summary>
internal sealed record ImageCommands
{
    /// <summary>The name of the signature; not itself signed.</summary>
    public const string Signature = "hmac";

    public int? Width { get; init; }

    public int? Height { get; init; }

    public ResizeMode Mode { get; init; }

    /// <summary>What stays in view when something is cut off; the centre without one.</summary>
    public (float X, float Y)? Focus { get; init; }

    /// <summary>The part to use, as distances from left, top, right and bottom.</summary>
    public (float Left, float Top, float Right, float Bottom)? Cut { get; init; }

    /// <summary>jpg, png or webp; null keeps the picture's own.</summary>
    public string? Format { get; init; }

    public int? Quality { get; init; }

    /// <summary>Six hexadecimal digits; null is white where the format has no transparency.</summary>
    public string? Background { get; init; }

    /// <summary>Whether nothing is asked but another width or format.</summary>
    public bool IsPlain => Height is null && Focus is null && Cut is null && Quality is null && Background is null && Mode == ResizeMode.Crop;

    /// <summary>What is signed and what the processed picture is kept under: every command as it is understood, in one order.</summary>
    public string Canonical { get; private init; } = string.Empty;

    public string? Given { get; private init; }

    /// <summary>What is wrong with the query, in words for who wrote it; null when nothing is.</summary>
    public string? Mistake { get; private init; }

    private static readonly string[] Names = ["bgcolor", "cc", "format", "height", "quality", "ranchor", "rmode", "rxy", "width"];

    /// <summary>Null when the query has no command at all: then the file itself is asked for.</summary>
    public static ImageCommands? Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? signature = null;
        foreach ((string name, StringValues values) in query)
        {
            string lower = name.ToLowerInvariant();
            string value = values.Count > 0 ? values[^1] ?? string.Empty : string.Empty;
            if (lower == Signature)
            {
                signature = value;
            }
            else if (Array.IndexOf(Names, lower) >= 0 && value.Length > 0)
            {
                given[lower] = value.ToLowerInvariant();
            }
        }

        return given.Count == 0 ? null : Parse(given) with
        {
            Canonical = string.Join('&', given.Select(command => $"{command.Key}={command.Value}")),
            Given = signature,
        };
    }

    public static ImageCommands? Read(string query) => Read(QueryHelpers.ParseQuery(query));

    private static ImageCommands Parse(SortedDictionary<string, string> given)
    {
        ImageCommands commands = new();
        foreach ((string name, string value) in given)
        {
            ImageCommands? next = name switch
            {
                "width" => Number(value, 1, ushort.MaxValue) is { } width ? commands with { Width = width } : null,
                "height" => Number(value, 1, ushort.MaxValue) is { } height ? commands with { Height = height } : null,
                "quality" => Number(value, 1, 100) is { } quality ? commands with { Quality = quality } : null,
                "rmode" => Enum.TryParse(value, ignoreCase: true, out ResizeMode mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(value[0]) ? commands with { Mode = mode } : null,
                "format" => Raster.Written(value) is { } format ? commands with { Format = format } : null,
                "bgcolor" => Color(value) is { } color ? commands with { Background = color } : null,
                "rxy" => Shares(value, 2) is [var x, var y] ? commands with { Focus = (x, y) } : null,
                "ranchor" => Anchor(value) is { } anchor ? commands with { Focus = commands.Focus ?? anchor } : null,
                "cc" => Shares(value, 4) is [var left, var top, var right, var bottom] && left + right < 1 && top + bottom < 1 ? commands with { Cut = (left, top, right, bottom) } : null,
                _ => commands,
            };
            if (next is null)
            {
                return commands with { Mistake = $"'{name}={value}' can't be used. {Usage(name)}" };
            }

            commands = next;
        }

        return commands;
    }

    private static string Usage(string name) => name switch
    {
        "width" or "height" => "Give a whole number of pixels.",
        "quality" => "Give a whole number from 1 to 100.",
        "rmode" => "Give crop, pad, boxpad, max, min or stretch.",
        "format" => "Give jpg, png or webp.",
        "bgcolor" => "Give six hexadecimal digits.",
        "rxy" => "Give two shares from 0 to 1, such as 0.5,0.25.",
        "ranchor" => "Give center or a side or corner, such as topleft.",
        _ => "Give the distances from left, top, right and bottom as shares from 0 to 1, such as 0.1,0,0.2,0.",
    };

    private static int? Number(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= from && number <= to ? number : null;

    private static float[]? Shares(string text, int count)
    {
        float[] shares = [.. text.Split(',').Select(part =>
            float.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out float share) && share is >= 0 and <= 1 ? share : float.NaN)];
        return shares.Length == count && !Array.Exists(shares, float.IsNaN) ? shares : null;
    }

    private static string? Color(string text)
    {
        string digits = text.TrimStart('#');
        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit) ? digits : null;
    }

    private static (float X, float Y)? Anchor(string text) => text switch
    {
        "center" => (0.5f, 0.5f),
        "top" => (0.5f, 0),
        "bottom" => (0.5f, 1),
        "left" => (0, 0.5f),
        "right" => (1, 0.5f),
        "topleft" => (0, 0),
        "topright" => (1, 0),
        "bottomleft" => (0, 1),
        "bottomright" => (1, 1),
        _ => null,
    };
}
