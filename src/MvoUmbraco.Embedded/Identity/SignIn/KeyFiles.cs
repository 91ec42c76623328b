using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// The keys that cookies and tokens are encrypted with, as files that only the host's own account may read. They stand
/// beside the database, so that a restart signs nobody out; who loses them signs in again, and no more is lost.
/// </summary>
internal sealed class KeyFiles(DirectoryInfo folder, ILoggerFactory loggers) : FileSystemXmlRepository(Made(folder), loggers)
{
    public override void StoreElement(XElement element, string friendlyName)
    {
        base.StoreElement(element, friendlyName);
        if (!OperatingSystem.IsWindows())
        {
            foreach (FileInfo file in Directory.EnumerateFiles("*.xml"))
            {
                file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
        }
    }

    private static DirectoryInfo Made(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            System.IO.Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
