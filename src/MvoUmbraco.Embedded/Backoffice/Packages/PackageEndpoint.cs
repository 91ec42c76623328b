using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// The files of packages, under <c>/App_Plugins/</c>, of the kinds that <c>Umbraco:CMS:Plugins:BrowsableFileExtensions</c>
/// allows. Kept for good are those whose address changes with their content: it carries the version that the manifest was
/// given, or the hash that Vite puts into names.
/// </summary>
internal sealed partial class PackageEndpoint(PackageFiles packages, IOptionsMonitor<UmbracoPluginSettings> settings)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods($"/{PackageFiles.Folder}/{{**path}}", Shell.Methods, (HttpContext context, PackageEndpoint endpoint) => endpoint.Answer(context)).AllowAnonymous();
    }

    private IResult Answer(HttpContext context)
    {
        string path = context.Request.RouteValues["path"] as string ?? string.Empty;
        string extension = Path.GetExtension(path);
        if (!settings.CurrentValue.BrowsableFileExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            return ServedFile.NotFound(context);
        }

        string contentType = extension.ToUpperInvariant() switch
        {
            ".JS" => "text/javascript; charset=utf-8",
            ".CSS" => "text/css; charset=utf-8",
            ".MAP" => "application/json; charset=utf-8",
            _ => ContentTypes.TryGetContentType(path, out string? known) ? known : "application/octet-stream",
        };
        bool isNamedByContent = context.Request.Query.ContainsKey(PackageVersion.Parameter) || NameWithHash().IsMatch(path);
        return ServedFile.Answer(context, packages.Files, $"{PackageFiles.Folder}/{path}", contentType, isNamedByContent ? ServedFile.ForGood : ServedFile.AskAgain);
    }

    /// <summary>Eight characters after a hyphen, of which at least a digit, a capital and a small letter: no word of a name looks so.</summary>
    [GeneratedRegex(@"-(?=\w*[0-9])(?=\w*[A-Z])(?=\w*[a-z])\w{8}\.[a-z0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NameWithHash();
}
