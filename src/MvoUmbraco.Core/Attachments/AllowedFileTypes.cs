using System.Collections.Frozen;

namespace MvoUmbraco.Core.Attachments;

/// <summary>
/// The kinds of file that may be attached, and the extensions they go by. Nothing that a browser runs or shows as a page
/// of this site is among them: no HTML, no SVG, no script.
/// </summary>
public static class AllowedFileTypes
{
    /// <summary>Portable Document Format.</summary>
    public const string Pdf = "application/pdf";

    private static readonly FrozenDictionary<string, string[]> ByType = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        [Pdf] = ["pdf"],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ["docx"],
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = ["xlsx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = ["pptx"],
        ["application/vnd.oasis.opendocument.text"] = ["odt"],
        ["application/vnd.oasis.opendocument.spreadsheet"] = ["ods"],
        ["application/vnd.oasis.opendocument.presentation"] = ["odp"],
        ["application/zip"] = ["zip"],
        ["application/rtf"] = ["rtf"],
        ["image/png"] = ["png"],
        ["image/jpeg"] = ["jpg", "jpeg"],
        ["image/gif"] = ["gif"],
        ["image/webp"] = ["webp"],
        ["text/plain"] = ["txt", "csv", "md", "ics"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file of this media type may be attached.</summary>
    public static bool Contains(string contentType) => ByType.ContainsKey(contentType);

    /// <summary>The extension of a name fits the media type found in the bytes.</summary>
    public static bool Fits(string contentType, string name)
        => ByType.TryGetValue(contentType, out var extensions)
            && extensions.Contains(Path.GetExtension(name).TrimStart('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Every extension, in alphabetical order, for a message.</summary>
    public static string Extensions => string.Join(", ", AllExtensions);

    /// <summary>Every extension, in alphabetical order, without dot.</summary>
    public static IReadOnlyList<string> AllExtensions { get; } = [.. ByType.Values.SelectMany(list => list).Order(StringComparer.Ordinal)];
}
