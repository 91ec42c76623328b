using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>The files of the client, under <c>/umbraco/backoffice/</c>.</summary>
internal sealed class ClientEndpoint(ClientFolder folder)
{
    /// <summary>Kinds of files in the client; nothing else is given out.</summary>
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".ttf"] = "font/ttf",
        [".woff2"] = "font/woff2",
        [".md"] = "text/plain; charset=utf-8",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/umbraco/backoffice/{**path}", Shell.Methods, (HttpContext context, ClientEndpoint endpoint) => endpoint.Answer(context)).AllowAnonymous();
    }

    private IResult Answer(HttpContext context)
    {
        string path = context.Request.RouteValues["path"] as string ?? string.Empty;
        return ContentTypes.TryGetValue(Path.GetExtension(path), out string? contentType)
            ? ServedFile.Answer(context, folder.Client, path, contentType, IsNamedByContent(path) ? ServedFile.ForGood : ServedFile.AskAgain)
            : ServedFile.NotFound(context);
    }

    /// <summary>Whether the build put a hash of the content into the name. The entries keep theirs, since the import map and extensions name them.</summary>
    private static bool IsNamedByContent(string path) =>
        path.StartsWith("chunks/", StringComparison.Ordinal)
        || (path.StartsWith("assets/", StringComparison.Ordinal) && path.LastIndexOf('/') == "assets".Length && path.Contains('-', StringComparison.Ordinal) && !path.EndsWith(".svg", StringComparison.Ordinal));
}
