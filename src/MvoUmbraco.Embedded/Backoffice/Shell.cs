using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Manifest;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>
/// The page that the client runs in: the same for <c>/umbraco</c> and for each of the client's own addresses below it, which
/// it reads itself. Whatever another endpoint answers goes before, and so does what is said elsewhere about addresses that are not served.
/// </summary>
internal sealed class Shell(ClientFolder folder, IPackageManifestService packages, IOptionsMonitor<GlobalSettings> settings)
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Below these the server answers and not the client: an address that nobody answers does not exist.</summary>
    private static readonly string[] Servers = ["login", "management", "delivery", "serverEventHub"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapMethods("/umbraco/{**path}", Methods, (HttpContext context, Shell shell) => shell.AnswerAsync(context))
            .WithDisplayName("The backoffice")
            .WithOrder(int.MaxValue)
            .AllowAnonymous();
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        string first = (context.Request.RouteValues["path"] as string ?? string.Empty).Split('/')[0];
        if (Servers.Contains(first, StringComparer.OrdinalIgnoreCase))
        {
            return ServedFile.NotFound(context);
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (!folder.IsThere)
        {
            headers.ContentSecurityPolicy = ContentPolicy.NothingButText;
            return TypedResults.Text(NotBuilt, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        string nonce = CspNonce.Of(context);
        headers.ContentSecurityPolicy = ContentPolicy.OfClient(nonce);
        return TypedResults.Text(Page(nonce, await ImportMapAsync(), settings.CurrentValue.DefaultUILanguage), "text/html; charset=utf-8");
    }

    /// <summary>The client's own modules and those that packages add. What the client has is not replaced.</summary>
    private async Task<string> ImportMapAsync()
    {
        await using Stream own = folder.Client.GetFileInfo("importmap.json").CreateReadStream();
        PackageManifestImportmap map = (await JsonSerializer.DeserializeAsync<PackageManifestImportmap>(own, JsonSerializerOptions.Web))!;
        PackageManifestImportmap added = await packages.GetPackageManifestImportmapAsync();
        foreach ((string name, string address) in added.Imports)
        {
            map.Imports.TryAdd(name, address);
        }

        // The default encoder leaves no character that could end the script element.
        return added.Scopes is { Count: > 0 } scopes
            ? JsonSerializer.Serialize(new { map.Imports, scopes }, JsonSerializerOptions.Web)
            : JsonSerializer.Serialize(new { map.Imports }, JsonSerializerOptions.Web);
    }

    private static string Page(string nonce, string importMap, string language) => $"""
        <!DOCTYPE html>
        <html lang="{HtmlEncoder.Default.Encode(language)}">
        <head>
          <meta charset="utf-8">
          <base href="/umbraco/">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex, nofollow">
          <title>Umbraco</title>
          <link rel="icon" type="image/svg+xml" href="/umbraco/backoffice/assets/favicon.svg">
          <link rel="stylesheet" href="/umbraco/backoffice/css/umb-css.css">
          <link rel="stylesheet" href="/umbraco/backoffice/css/uui-css.css">
          <script type="importmap" nonce="{nonce}">{importMap}</script>
          <script type="module" nonce="{nonce}" src="/umbraco/backoffice/apps/app/app.element.js"></script>
        </head>
        <body class="uui-font uui-text" style="margin:0;padding:0;overflow:hidden">
          <noscript><p>The backoffice needs JavaScript.</p></noscript>
          <umb-app></umb-app>
        </body>
        </html>
        """;

    private const string NotBuilt = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Umbraco</title></head>
        <body>
          <h1>The backoffice client is not built</h1>
          <p>This program was built without it (<code>-p:SkipClient=true</code>). Install Node 20.19 or later and build again, or name a built client in the setting <code>Embedded:Client:Folder</code>.</p>
        </body>
        </html>
        """;
}
