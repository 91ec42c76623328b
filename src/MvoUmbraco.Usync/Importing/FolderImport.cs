using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>
/// One import of one folder. Kinds go in the order of <see cref="FileKind.All"/>; within a kind the items go in the order
/// of their references, whatever their files are called. Tombstones follow the items of their kind; those of types, data
/// types, templates and languages follow everything.
/// </summary>
internal sealed class FolderImport(
    IReadOnlyDictionary<FileKind, ItemKind> kinds,
    UsyncFolder folder,
    ImportOptions options,
    IReadOnlyDictionary<string, string> known,
    IProgress<UsyncProgress>? progress,
    ILogger logger)
{
    /// <summary>The format this reads. Others of the same major number differ in elements that may be absent.</summary>
    private const string Format = "10.7.0";

    private readonly Dictionary<string, string> _imported = new(known, StringComparer.Ordinal);
    private readonly List<ImportedFile> _files = [];
    private readonly List<UsyncMessage> _warnings = [];
    private int _known;
    private int _done;
    private int _total;

    public async Task RunAsync(CancellationToken ct)
    {
        await CheckFolderAsync(ct);
        FileKind[] wanted = [.. FileKind.All.Where(kind => options.Parts switch
        {
            UsyncParts.Schema => kind.IsSchema,
            UsyncParts.Content => !kind.IsSchema,
            _ => true,
        })];

        List<(ItemKind Kind, KindFiles Files)> read = [];
        foreach (FileKind kind in wanted)
        {
            KindFiles files = await ReadAsync(kind, ct);
            _total += files.Loaded.Count;
            read.Add((kinds[kind], files));
        }

        foreach ((ItemKind kind, KindFiles files) in read)
        {
            await ApplyAsync(kind, files, ct);
            if (!kind.DeletesLast)
            {
                await BuryAsync(kind, files, ct);
            }
        }

        // What uses comes after what is used in the order of kinds, so that backwards nothing is still in use.
        foreach ((ItemKind kind, KindFiles files) in read.Where(r => r.Kind.DeletesLast).Reverse())
        {
            await BuryAsync(kind, files, ct);
        }
    }

    public IReadOnlyDictionary<string, string> Imported() => _imported;

    public ImportReport Report(TimeSpan duration) => new(_files, _known, _warnings, duration);

    private async Task CheckFolderAsync(CancellationToken ct)
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
            using var stream = new StringReader(await File.ReadAllTextAsync(folder.VersionFile, ct));
            string? format = UsyncElement.Parse(stream).Attribute("format");
            if (format is not null && format.Split('.')[0] != Format.Split('.')[0])
            {
                Warn(name, $"The folder is in format {format}; this reads {Format}, and what has another shape is reported file by file.");
            }
        }
        catch (UsyncFileException broken)
        {
            _warnings.Add(new UsyncMessage(name, broken.Line, broken.Element, broken.Message));
        }

        void Warn(string file, string text) => _warnings.Add(new UsyncMessage(file, null, string.Empty, text));
    }

    private async Task<KindFiles> ReadAsync(FileKind kind, CancellationToken ct)
    {
        List<Loaded> loaded = [];
        HashSet<string> present = new(StringComparer.Ordinal);
        Dictionary<Guid, UsyncFile> byKey = [];
        List<UsyncFile> passedOver = [];
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
                Fail(file, new UsyncMessage(file.Name, null, string.Empty, $"The file cannot be read: {unreadable.Message}"));
                continue;
            }

            string hash = UsyncFile.Hash(bytes);
            if (!options.CompareAll && known.TryGetValue(file.Name, out string? earlier) && earlier == hash)
            {
                _known++;
                passedOver.Add(file);
                continue;
            }

            var notes = new Notes(file, bytes);
            try
            {
                UsyncItem item = kind.Read(bytes);
                if (item is not Tombstone && item.Key != Guid.Empty && !byKey.TryAdd(item.Key, file))
                {
                    throw new UsyncFileException("@Key", null, $"The file {byKey[item.Key].Name} has the same key {item.Key}. Remove one of the two, or give this item a key of its own.");
                }

                loaded.Add(new Loaded(file, hash, item, notes));
            }
            catch (UsyncFileException broken)
            {
                Fail(file, notes.Reason(broken));
            }
        }

        string prefix = kind.Folder + "/";
        string[] gone = [.. known.Keys.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !present.Contains(name))];
        foreach (string name in gone)
        {
            _imported.Remove(name);
        }

        return new KindFiles(loaded, passedOver, gone.Length > 0);
    }

    private async Task ApplyAsync(ItemKind kind, KindFiles files, CancellationToken ct)
    {
        Dictionary<UsyncItem, Loaded> sources = new(ReferenceEqualityComparer.Instance);
        foreach (Loaded loaded in files.Loaded.Where(l => l.Item is not Tombstone))
        {
            sources.Add(loaded.Item, loaded);
        }

        Loaded[] pending = [.. kind.Sort(sources.Keys).Select(item => sources[item])];
        Dictionary<Loaded, FileOutcome> made = [];
        if (kind.NeedsTwoRounds)
        {
            foreach (Loaded loaded in pending)
            {
                ct.ThrowIfCancellationRequested();
                (FileOutcome outcome, _) = await TryAsync(kind, loaded, Round.First);
                made[loaded] = outcome;
            }
        }

        // An item may wait for one that comes later: a property can only move to a composition once its type has let go
        // of it. So what failed is tried again as long as that helps.
        while (true)
        {
            List<(Loaded Loaded, UsyncMessage Reason)> failed = [];
            int before = pending.Length;
            foreach (Loaded loaded in pending)
            {
                ct.ThrowIfCancellationRequested();
                (FileOutcome outcome, UsyncMessage? reason) = await TryAsync(kind, loaded, Round.Second);
                if (reason is not null)
                {
                    failed.Add((loaded, reason));
                    continue;
                }

                FileOutcome first = made.GetValueOrDefault(loaded);
                Finish(loaded, first is FileOutcome.Created or FileOutcome.Updated ? first : outcome, null);
            }

            if (failed.Count == 0)
            {
                return;
            }

            if (failed.Count == before || !kind.NeedsTwoRounds)
            {
                foreach ((Loaded loaded, UsyncMessage reason) in failed)
                {
                    Finish(loaded, FileOutcome.Failed, reason);
                }

                return;
            }

            pending = [.. failed.Select(f => f.Loaded)];
        }
    }

    private async Task<(FileOutcome Outcome, UsyncMessage? Reason)> TryAsync(ItemKind kind, Loaded loaded, Round round)
    {
        try
        {
            return (await kind.ApplyAsync(loaded.Item, round, loaded.Notes), null);
        }
        catch (UsyncFileException wrong)
        {
            return (FileOutcome.Failed, loaded.Notes.Reason(wrong));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            logger.LogError(unexpected, "uSync import of {File} failed", loaded.File.Name);
            return (FileOutcome.Failed, new UsyncMessage(loaded.File.Name, null, string.Empty, $"{unexpected.GetType().Name}: {unexpected.Message}"));
        }
    }

    private async Task BuryAsync(ItemKind kind, KindFiles files, CancellationToken ct)
    {
        Loaded[] tombstones = [.. files.Loaded.Where(l => l.Item is Tombstone).OrderByDescending(l => l.Item.Level)];
        foreach (Loaded loaded in tombstones.Where(l => ((Tombstone)l.Item).Change != TombstoneChange.Clean))
        {
            ct.ThrowIfCancellationRequested();
            await BuryAsync(kind, files, loaded);
        }

        if (files.FilesGone || files.Loaded.Count > 0)
        {
            await CleanAsync(kind, files, ct);
        }
    }

    private async Task CleanAsync(ItemKind kind, KindFiles files, CancellationToken ct)
    {
        List<(Tombstone Grave, Loaded? Loaded)> cleanings = [.. files.Loaded.Where(l => l.Item is Tombstone).Select(l => ((Tombstone)l.Item, (Loaded?)l))];
        HashSet<Guid> keep = [.. files.Loaded.Where(l => l.Item is not Tombstone).Select(l => l.Item.Key)];

        // A file that went away leaves no trace of its own: tombstones that ask for cleaning are asked again, and for what
        // is kept every file counts.
        foreach (UsyncFile file in kind.Cleans ? files.PassedOver : [])
        {
            UsyncItem item = kind.Files.Read(await file.BytesAsync(ct));
            if (item is Tombstone grave)
            {
                cleanings.Add((grave, null));
            }
            else
            {
                keep.Add(item.Key);
            }
        }

        foreach ((Tombstone grave, Loaded? loaded) in cleanings.Where(c => c.Grave.Change == TombstoneChange.Clean))
        {
            await CleanAsync(kind, grave, loaded, keep);
        }
    }

    private async Task CleanAsync(ItemKind kind, Tombstone grave, Loaded? loaded, HashSet<Guid> keep)
    {
        // With a broken file among them it is not known what would be thrown away.
        string prefix = kind.Files.Folder + "/";
        bool complete = _files.All(f => f.Outcome != FileOutcome.Failed || !f.File.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || f.Key != Guid.Empty);
        UsyncMessage? reason = complete ? null : new UsyncMessage(
            loaded?.File.Name ?? prefix, null, Tombstone.Element, "Nothing was cleaned, because another file of this folder cannot be read. Mend that one first.");
        int deleted = 0;
        if (complete)
        {
            try
            {
                deleted = await kind.CleanAsync(grave.Key, keep);
            }
            catch (UsyncFileException refused)
            {
                reason = new UsyncMessage(loaded?.File.Name ?? prefix, null, Tombstone.Element, refused.Message);
            }
        }

        if (loaded is not null)
        {
            Finish(loaded, reason is not null ? FileOutcome.Failed : deleted > 0 ? FileOutcome.Deleted : FileOutcome.Unchanged, reason);
        }
        else if (reason is not null)
        {
            _warnings.Add(reason);
        }
    }

    private async Task BuryAsync(ItemKind kind, KindFiles files, Loaded loaded)
    {
        var grave = (Tombstone)loaded.Item;

        // The item may live on in a file of another name.
        bool lives = files.Loaded.Any(l => l.Item is not Tombstone
            && (l.Item.Key == grave.Key || (kind.AliasIsUnique && string.Equals(l.Item.Alias, grave.Alias, StringComparison.OrdinalIgnoreCase))));
        if (grave.Change != TombstoneChange.Delete || lives)
        {
            Finish(loaded, FileOutcome.Unchanged, null);
            return;
        }

        try
        {
            bool deleted = await kind.DeleteAsync(grave.Key, kind.AliasIsUnique ? grave.Alias : string.Empty);
            Finish(loaded, deleted ? FileOutcome.Deleted : FileOutcome.Unchanged, null);
        }
        catch (UsyncFileException refused)
        {
            Finish(loaded, FileOutcome.Failed, loaded.Notes.Reason(refused));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            logger.LogError(unexpected, "uSync delete of {File} failed", loaded.File.Name);
            Finish(loaded, FileOutcome.Failed, new UsyncMessage(loaded.File.Name, null, string.Empty, unexpected.Message));
        }
    }

    private void Finish(Loaded loaded, FileOutcome outcome, UsyncMessage? reason)
    {
        if (outcome == FileOutcome.Failed)
        {
            _imported.Remove(loaded.File.Name);
        }
        else
        {
            _imported[loaded.File.Name] = loaded.Hash;
        }

        _files.Add(new ImportedFile(
            loaded.File.Name, loaded.File.Kind.Folder, loaded.Item.Key, loaded.Item.Alias, outcome, reason, loaded.Notes.Warnings));
        progress?.Report(new UsyncProgress(loaded.File.Kind.Folder, ++_done, _total, loaded.File.Name));
    }

    private void Fail(UsyncFile file, UsyncMessage reason)
    {
        _imported.Remove(file.Name);
        _files.Add(new ImportedFile(file.Name, file.Kind.Folder, Guid.Empty, string.Empty, FileOutcome.Failed, reason, []));
    }

    private sealed record Loaded(UsyncFile File, string Hash, UsyncItem Item, Notes Notes);

    private sealed record KindFiles(List<Loaded> Loaded, List<UsyncFile> PassedOver, bool FilesGone);
}
