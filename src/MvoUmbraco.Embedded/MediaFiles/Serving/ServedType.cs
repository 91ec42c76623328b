using Microsoft.AspNetCore.StaticFiles;

namespace MvoUmbraco.Embedded.MediaFiles.Serving;

/// <summary>How a file of the media folder is answered, by its extension.</summary>
/// <param name="ContentType">With <c>nosniff</c> this is what the browser takes it for, whatever is in it.</param>
/// <param name="Active">A browser would run scripts in it, or take it for a page of this site.</param>
/// <param name="Download">It is offered for download instead of being shown.</param>
internal sealed record ServedType(string ContentType, bool Active, bool Download)
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Known = new(new FileExtensionContentTypeProvider().Mappings)
    {
        Mappings =
        {
            [".avif"] = "image/avif",
            [".heic"] = "image/heic",
            [".opus"] = "audio/ogg",
            [".weba"] = "audio/webm",
            [".md"] = "text/plain",
        },
    };

    /// <summary>Types that a browser may show by itself: nothing in them runs.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "application/pdf", "application/json", "text/plain", "text/csv", "text/vtt" };

    public static ServedType Of(string fileName)
    {
        string type = Known.TryGetContentType(fileName, out string? known) ? known : Unknown;
        if (type.Equals("image/svg+xml", StringComparison.OrdinalIgnoreCase))
        {
            // Pictures in a page are SVG as well. Opened by itself it is a document with scripts, which the policy stops.
            return new ServedType(type, Active: true, Download: false);
        }

        bool passive = Shown.Contains(type)
            || (!type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)
                && (StartsWith("image/") || StartsWith("audio/") || StartsWith("video/") || StartsWith("font/")));
        return new ServedType(StartsWith("text/") ? $"{type}; charset=utf-8" : type, Active: !passive, Download: !passive);

        bool StartsWith(string kind) => type.StartsWith(kind, StringComparison.OrdinalIgnoreCase);
    }
}
