using System.Globalization;
using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Site.Frame;

/// <summary>Says what a file is and how large, before it is downloaded: <c>PDF, 1,2 MB</c> (decimal units).</summary>
internal static class FileSize
{
    public static string Say(Attachment file, string culture) => Say(file.Name, file.Size, culture);

    public static string Say(string name, long bytes, string culture)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        var size = Say(bytes, CultureInfo.GetCultureInfo(culture));
        return extension.Length is > 0 and <= 5 ? $"{extension}, {size}" : size;
    }

    private static string Say(long bytes, CultureInfo culture) => bytes switch
    {
        < 1_000 => string.Create(culture, $"{bytes} B"),
        < 1_000_000 => string.Create(culture, $"{bytes / 1e3:0} kB"),
        < 1_000_000_000 => string.Create(culture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(culture, $"{bytes / 1e9:0.#} GB"),
    };
}
