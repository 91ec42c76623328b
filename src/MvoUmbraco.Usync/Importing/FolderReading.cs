using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>The files of one kind: those to import, those passed over because they are as they were, and whether some went away.</summary>
internal sealed record KindFiles(IReadOnlyList<Loaded> Loaded, IReadOnlyList<UsyncFile> PassedOver, bool FilesGone)
{
    public IEnumerable<Loaded> Items => Loaded.Where(loaded => loaded.Item is not Tombstone);

    public IEnumerable<Loaded> Tombstones => Loaded.Where(loaded => loaded.Item is Tombstone);
}

/// <summary>Reads a folder. What cannot be read is told to the log and is not among the files.</summary>
internal sealed class FolderReading(UsyncFolder folder, bool everything, ImportLog log)
{
    /// <summary>The format this reads. Others of the same major number differ in elements that may be absent.</summary>
    private const string Format = "10.7.0";

    public async Task CheckAsync(CancellationToken ct)
    {
        foreach (string unknown in folder.UnknownFolders())
        {
            Warn(unknown, $"The folder {unknown} is of no known kind and is passed over.");
        }

        if (!File.Exists(folder.VersionFile))
        {
            return;
        }

        string name = Path.GetFileName(folder.VersionFile);
        try
        {
            using var text = new StringReader(await File.ReadAllTextAsync(folder.VersionFile, ct));
            string? format = UsyncElement.Parse(text).Attribute("format");
            if (format is not null && format.Split('.')[0] != Format.Split('.')[0])
            {
                Warn(name, $"The folder is in format {format}; this reads {Format}, and what has another shape is reported file by file.");
            }
        }
        catch (UsyncFileException broken)
        {
            log.Warn(new UsyncMessage(name, broken.Line, broken.Element, broken.Message));
        }

        void Warn(string file, string text) => log.Warn(new UsyncMessage(file, null, string.Empty, text));
    }

    public async Task<KindFiles> ReadAsync(FileKind kind, CancellationToken ct)
    {
        List<Loaded> loaded = [];
        List<UsyncFile> passedOver = [];
        HashSet<string> present = new(StringComparer.Ordinal);
        Dictionary<Guid, UsyncFile> owners = [];
        foreach (UsyncFile file in folder.Files(kind))
        {
            ct.ThrowIfCancellationRequested();
            present.Add(file.Name);
            byte[] bytes;
            try
            {
                bytes = await file.BytesAsync(ct);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                log.Fail(file, new UsyncMessage(file.Name, null, string.Empty, $"The file cannot be read: {unreadable.Message}"));
                continue;
            }

            string hash = UsyncFile.Hash(bytes);
            if (!everything && log.IsKnown(file, hash))
            {
                passedOver.Add(file);
                continue;
            }

            var notes = new Notes(file, bytes);
            try
            {
                loaded.Add(new Loaded(file, hash, Owned(kind.Read(bytes), file, owners), notes));
            }
            catch (UsyncFileException broken)
            {
                log.Fail(file, notes.Reason(broken));
            }
        }

        return new KindFiles(loaded, passedOver, log.Forget(kind, present));
    }

    private static UsyncItem Owned(UsyncItem item, UsyncFile file, Dictionary<Guid, UsyncFile> owners)
    {
        // Tombstones may repeat a key: of a renamed item, the old file is one.
        if (item is not Tombstone && item.Key != Guid.Empty && !owners.TryAdd(item.Key, file))
        {
            throw new UsyncFileException(
                "@Key", null, $"The file {owners[item.Key].Name} has the same key {item.Key}. Remove one of the two, or give this item a key of its own.");
        }

        return item;
    }
}
