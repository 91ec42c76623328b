using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.MediaFiles.Uploads;

/// <summary>
/// Which files may be uploaded: the settings decide by extension
/// (<c>Umbraco:CMS:Content:AllowedUploadedFileExtensions</c>, <c>DisallowedUploadedFileExtensions</c>), and the content
/// decides whether the extension is a lie.
/// </summary>
internal sealed class UploadRules(IOptionsMonitor<ContentSettings> settings)
{
    private static readonly Dictionary<string, ContentSignature> Promised = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jpg"] = ContentSignature.Picture,
        ["jpeg"] = ContentSignature.Picture,
        ["png"] = ContentSignature.Picture,
        ["gif"] = ContentSignature.Picture,
        ["webp"] = ContentSignature.Picture,
        ["bmp"] = ContentSignature.Picture,
        ["tif"] = ContentSignature.Picture,
        ["tiff"] = ContentSignature.Picture,
        ["avif"] = ContentSignature.Picture,
        ["heic"] = ContentSignature.Picture,
        ["ico"] = ContentSignature.Picture,
        ["pdf"] = ContentSignature.Pdf,
        ["zip"] = ContentSignature.Zip,
        ["docx"] = ContentSignature.Zip,
        ["xlsx"] = ContentSignature.Zip,
        ["pptx"] = ContentSignature.Zip,
        ["odt"] = ContentSignature.Zip,
        ["ods"] = ContentSignature.Zip,
        ["odp"] = ContentSignature.Zip,
        ["epub"] = ContentSignature.Zip,
        ["svg"] = ContentSignature.Svg,
    };

    /// <summary>The extensions under which what can run may come; under any other it is in disguise.</summary>
    private static readonly Dictionary<ContentSignature, string[]> Owned = new()
    {
        [ContentSignature.Program] = ["exe", "dll", "msi", "com", "scr", "sys", "lnk", "so", "dylib", "class", "sh", "bash", "py", "pl", "rb", "js", "mjs", "bin", "run", "app"],
        [ContentSignature.Page] = ["html", "htm", "xhtml", "xht", "shtml", "mht", "php", "asp", "aspx", "ascx", "ashx", "asmx", "jsp", "cshtml", "vbhtml", "hbs", "md", "vue", "xml"],
        [ContentSignature.Svg] = ["svg", "xml"],
    };

    public bool IsExtensionAllowed(string fileName) =>
        Extension(fileName) is { Length: > 0 } extension && settings.CurrentValue.IsFileAllowedForUpload(extension);

    /// <summary>Whether the content is what the extension says, or at least nothing dangerous in its stead.</summary>
    public static bool IsHonest(string fileName, Stream content)
    {
        string extension = Extension(fileName);
        ContentSignature found = ContentSniffer.Of(content);
        return Promised.TryGetValue(extension, out ContentSignature promised)
            ? found == promised
            : !Owned.TryGetValue(found, out string[]? owners) || owners.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    private static string Extension(string fileName) => Path.GetExtension(fileName).TrimStart('.');
}
