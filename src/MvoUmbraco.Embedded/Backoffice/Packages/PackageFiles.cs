using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// The files of backoffice packages, in <c>App_Plugins</c>: on disk in the content root, in the web root (to which Razor
/// class libraries add their static web assets), and of this host itself. The first that has a file gives it.
/// </summary>
internal sealed class PackageFiles(IWebHostEnvironment environment, ClientFolder client)
{
    /// <summary>The folder of all packages; each has one of its own in it.</summary>
    public const string Folder = "App_Plugins";

    public IFileProvider Files { get; } = new CompositeFileProvider(environment.ContentRootFileProvider, environment.WebRootFileProvider, client.Packages);
}
