using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Scoping;
using MvoUmbraco.Embedded.MediaFiles.Imaging;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>
/// The media folder, by addresses. Files come before the commit of what mentions them and go after it: a crash in
/// between leaves a file that nobody mentions, never a mention without a file.
/// </summary>
internal sealed class MediaFolder(MediaFileManager files, ProcessedStore processed, ICoreScopeProvider scopes)
{
    private const string Staged = "uploads that replace a file of the same name";

    private IFileSystem FileSystem => files.FileSystem;

    /// <summary>
    /// Stores a file for a property and answers its address. A file of the same name that the property has already is
    /// replaced, so that links to it hold, but only when the scope in hand is committed; without a scope the new file
    /// stands beside it under another name.
    /// </summary>
    public string Add(string fileName, Guid content, Guid property, Stream stream)
    {
        string path = files.GetMediaPath(fileName, content, property);
        if (FileSystem.FileExists(path))
        {
            if (scopes.Context is { } scope)
            {
                string staged = Beside(path, $".{Guid.NewGuid():N}");
                FileSystem.AddFile(staged, stream);
                scope.Enlist(Staged, () => new Dictionary<string, string>(StringComparer.Ordinal), Finish)![path] = staged;
                return FileSystem.GetUrl(path);
            }

            path = Beside(path, $"{Path.GetFileNameWithoutExtension(path)}-{Guid.NewGuid().ToString("N")[..8]}{Path.GetExtension(path)}");
        }

        FileSystem.AddFile(path, stream);
        return FileSystem.GetUrl(path);
    }

    /// <summary>Copies a file to a folder of its own; null when there is no such file.</summary>
    public string? Copy(string address, Guid content)
    {
        string path = FileSystem.GetRelativePath(address);
        if (!FileSystem.FileExists(path))
        {
            return null;
        }

        string copy = files.GetMediaPath(Path.GetFileName(path), content, Guid.NewGuid());
        using Stream source = FileSystem.OpenFile(path);
        FileSystem.AddFile(copy, source);
        return FileSystem.GetUrl(copy);
    }

    /// <summary>The file as it will be once the scope in hand is committed; null when there is none.</summary>
    public Stream? Open(string address)
    {
        string path = FileSystem.GetRelativePath(address);
        path = scopes.Context?.GetEnlisted<Dictionary<string, string>>(Staged)?.GetValueOrDefault(path) ?? path;
        return FileSystem.FileExists(path) ? FileSystem.OpenFile(path) : null;
    }

    /// <summary>Deletes files and what was made of them, and the folders that this leaves empty.</summary>
    public void Delete(IEnumerable<string> addresses)
    {
        foreach (string path in addresses.Select(FileSystem.GetRelativePath))
        {
            FileSystem.DeleteFile(path);
            processed.Forget(path);
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder && FileSystem.DirectoryExists(folder) && !FileSystem.GetFiles(folder).Any() && !FileSystem.GetDirectories(folder).Any())
            {
                FileSystem.DeleteDirectory(folder);
            }
        }
    }

    private void Finish(bool completed, Dictionary<string, string>? staged)
    {
        foreach ((string path, string replacement) in staged ?? [])
        {
            if (!completed)
            {
                FileSystem.DeleteFile(replacement);
            }
            else if (FileSystem is PhysicalFileSystem physical)
            {
                // In one step: there is always a file under the address.
                File.Move(physical.GetFullPath(replacement), physical.GetFullPath(path), overwrite: true);
            }
            else
            {
                FileSystem.MoveFile(replacement, path);
            }
        }
    }

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
}
