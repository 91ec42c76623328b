using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Umbraco's view of where things stand on disk. Everything that is written stands in one folder, the one of the
/// database, so that a copy of it is a backup; the program's own folders are never written.
/// </summary>
internal sealed class HostPaths(string dataFolder, IWebHostEnvironment environment, IOptionsMonitor<WebRoutingSettings> routing)
    : Umbraco.Cms.Core.Hosting.IHostingEnvironment
{
    private Uri? seenUrl;

    public string? SiteName => environment.ApplicationName;

    public string ApplicationId => environment.ApplicationName;

    public string ApplicationPhysicalPath => dataFolder;

    public string LocalTempPath { get; } = Path.Combine(dataFolder, "temp");

    public string ApplicationVirtualPath => "/";

    public bool IsDebugMode => false;

    public bool IsHosted => true;

    public Uri ApplicationMainUrl => routing.CurrentValue.UmbracoApplicationUrl is { Length: > 0 } configured ? new Uri(configured) : seenUrl!;

    public string MapPathWebRoot(string path) => Map(path);

    public string MapPathContentRoot(string path) => Map(path);

    public string ToAbsolute(string virtualPath) => virtualPath.StartsWith('~') ? "/" + virtualPath[1..].TrimStart('/') : virtualPath;

    public void EnsureApplicationMainUrl(Uri? currentApplicationUrl) => seenUrl ??= currentApplicationUrl;

    private string Map(string path)
    {
        if (Path.IsPathFullyQualified(path) && path.StartsWith(dataFolder, StringComparison.Ordinal))
        {
            return path;
        }

        return Path.GetFullPath(Path.Combine(dataFolder, path.TrimStart('~').TrimStart('/', '\\')));
    }
}
