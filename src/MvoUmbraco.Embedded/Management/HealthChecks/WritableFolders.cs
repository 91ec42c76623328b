using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Install;

namespace MvoUmbraco.Embedded.Management.HealthChecks;

/// <summary>
/// Whether the folders that this host writes can be written: that of the database, and below it that of the media. Tried
/// out, since access rights say only half of it (a full disk, a mount for reading only). Packages are not written here.
/// </summary>
internal sealed class WritableFolders(HostPaths paths, IOptionsMonitor<GlobalSettings> settings) : IFilePermissionHelper
{
    public bool RunFilePermissionTestSuite(out Dictionary<FilePermissionTest, IEnumerable<string>> report)
    {
        report = new Dictionary<FilePermissionTest, IEnumerable<string>>
        {
            [FilePermissionTest.FolderCreation] = Faults(paths.ApplicationPhysicalPath, MakeFolder),
            [FilePermissionTest.FileWriting] = Faults(paths.ApplicationPhysicalPath, MakeFile),
            [FilePermissionTest.MediaFolderCreation] = Faults(paths.MapPathWebRoot(settings.CurrentValue.UmbracoMediaPath), MakeFolder),
        };
        return report.Values.All(faults => !faults.Any());
    }

    private static string[] Faults(string folder, Action<string> make)
    {
        try
        {
            make(Path.Combine(folder, $"writable-{Guid.NewGuid():N}"));
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [$"{Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar))}: {e.GetType().Name}"];
        }
    }

    private static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        Directory.Delete(path);
    }

    private static void MakeFile(string path)
    {
        File.WriteAllText(path, "writable");
        File.Delete(path);
    }
}
