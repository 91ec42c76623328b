using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>
/// The built client on disk: <c>backoffice/</c> with the client itself and <c>App_Plugins/</c> with this host's package. It
/// stands in <c>umbraco-client</c> beside a published program; while developing it stays where it was built, and a file
/// beside the program says where. <c>Embedded:Client:Folder</c> names another one.
/// </summary>
internal sealed class ClientFolder
{
    private const string Published = "umbraco-client";
    private const string Location = "umbraco-client.location";

    public ClientFolder(IConfiguration configuration)
    {
        string? folder = Candidates(configuration["Embedded:Client:Folder"]).FirstOrDefault(IsBuilt);
        Client = FilesIn(folder, "backoffice");
        Packages = FilesIn(folder, string.Empty);
    }

    /// <summary>Whether there is a client to serve: not when the solution was built without one.</summary>
    public bool IsThere => Client is PhysicalFileProvider;

    /// <summary>The files of the client, as they are addressed below <c>/umbraco/backoffice/</c>.</summary>
    public IFileProvider Client { get; }

    /// <summary>The packages that come with the host, below <c>App_Plugins/</c>.</summary>
    public IFileProvider Packages { get; }

    private static IEnumerable<string> Candidates(string? named)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return [Path.GetFullPath(named)];
        }

        string location = Path.Combine(AppContext.BaseDirectory, Location);
        string published = Path.Combine(AppContext.BaseDirectory, Published);
        return File.Exists(location) ? [published, File.ReadAllText(location).Trim()] : [published];
    }

    private static bool IsBuilt(string folder) => File.Exists(Path.Combine(folder, "backoffice", "importmap.json"));

    private static IFileProvider FilesIn(string? folder, string below) =>
        folder is null ? new NullFileProvider() : new PhysicalFileProvider(Path.Combine(folder, below), ExclusionFilters.Sensitive);
}
