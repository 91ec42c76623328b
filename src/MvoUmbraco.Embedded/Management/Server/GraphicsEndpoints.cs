using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Backoffice;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Management.Server;

/// <summary>
/// The pictures of the backoffice and of its sign-in screen: those that a site names in <c>Umbraco:CMS:Content</c>, relative
/// to <c>umbraco</c> in the web root as on Umbraco, and else the client's own.
/// </summary>
internal sealed class GraphicsEndpoints(ClientFolder client, IWebHostEnvironment environment, IOptionsMonitor<ContentSettings> settings)
    : IManagementEndpoints<GraphicsEndpoints>
{
    private const string Folder = "security/back-office/graphics/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static void Map(ManagementRoutes<GraphicsEndpoints> routes)
    {
        routes.GetForAnybody(Folder + "logo", (feature, request) => feature.Picture(request.Context, content => content.BackOfficeLogo, "logo"));
        routes.GetForAnybody(Folder + "logo-alternative", (feature, request) => feature.Picture(request.Context, content => content.BackOfficeLogoAlternative, "logo-alternative"));
        routes.GetForAnybody(Folder + "login-background", (feature, request) => feature.Picture(request.Context, content => content.LoginBackgroundImage, "login-background"));
        routes.GetForAnybody(Folder + "login-logo", (feature, request) => feature.Picture(request.Context, content => content.LoginLogoImage, "login-logo"));
        routes.GetForAnybody(Folder + "login-logo-alternative", (feature, request) => feature.Picture(request.Context, content => content.LoginLogoImageAlternative, "login-logo-alternative"));
    }

    private Task<IResult> Picture(HttpContext context, Func<ContentSettings, string> named, string own)
    {
        string path = $"umbraco/{named(settings.CurrentValue)}";
        IFileProvider web = environment.WebRootFileProvider;
        return Task.FromResult(web.GetFileInfo(path).Exists && ContentTypes.TryGetContentType(path, out string? contentType)
            ? ServedFile.Answer(context, web, path, contentType, ServedFile.AskAgain)
            : ServedFile.Answer(context, client.Client, $"assets/{own}.svg", "image/svg+xml", ServedFile.AskAgain));
    }
}
