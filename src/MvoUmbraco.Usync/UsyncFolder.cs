using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync;

/// <summary>
/// A folder in uSync's file format (10.7.0), as <c>uSync/v17</c>: one subfolder per kind of item, one file
/// <c>*.config</c> per item. File names have no meaning.
/// </summary>
public sealed class UsyncFolder
{
    private const string Extension = ".config";

    /// <summary>Names the folder; it need not exist yet for an export.</summary>
    /// <param name="path">Absolute, or relative to the current directory.</param>
    public UsyncFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether there is such a folder.</summary>
    public bool Exists => Directory.Exists(Path);

    /// <summary>The file at the root that says which version of the format the folder holds.</summary>
    internal string VersionFile => System.IO.Path.Combine(Path, "usync" + Extension);

    /// <summary>Files of a kind, by path, so that every import goes the same way.</summary>
    internal IReadOnlyList<UsyncFile> Files(FileKind kind) => !Exists ? [] :
    [
        .. Directory.EnumerateDirectories(Path)
            .Where(folder => string.Equals(System.IO.Path.GetFileName(folder), kind.Folder, StringComparison.OrdinalIgnoreCase))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories))
            .Select(path => new UsyncFile(kind, path, System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Subfolders that are of no known kind.</summary>
    internal IEnumerable<string> UnknownFolders() => !Exists ? [] : Directory.EnumerateDirectories(Path)
        .Select(folder => System.IO.Path.GetFileName(folder)!)
        .Where(name => !FileKind.All.Any(kind => string.Equals(kind.Folder, name, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal);

    /// <summary>The place of a new file; no other file may be there.</summary>
    internal UsyncFile NewFile(FileKind kind, string safeName)
    {
        string name = $"{kind.Folder}/{safeName}{Extension}";
        return new UsyncFile(kind, System.IO.Path.Combine(Path, kind.Folder, safeName + Extension), name);
    }
}
