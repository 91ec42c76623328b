using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>Does what the tombstones of a kind ask.</summary>
internal sealed class Burial(ItemKind kind, KindFiles files, ImportLog log, ILogger logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        // Children before their parents.
        foreach (Loaded loaded in files.Tombstones.OrderByDescending(l => l.Item.Level))
        {
            ct.ThrowIfCancellationRequested();
            var grave = (Tombstone)loaded.Item;
            if (grave.Change == TombstoneChange.Clean)
            {
                continue;
            }

            if (grave.Change != TombstoneChange.Delete || Lives(grave))
            {
                log.Finish(loaded, FileOutcome.Unchanged);
                continue;
            }

            (bool deleted, UsyncMessage? reason) = await TryAsync(loaded, () => kind.DeleteAsync(grave.Key, kind.AliasIsUnique ? grave.Alias : string.Empty));
            log.Finish(loaded, reason is not null ? FileOutcome.Failed : deleted ? FileOutcome.Deleted : FileOutcome.Unchanged, reason);
        }

        if (files.FilesGone || files.Loaded.Count > 0)
        {
            await CleanAsync(ct);
        }
    }

    /// <summary>Whether the item lives on in a file of another name.</summary>
    private bool Lives(Tombstone grave) => files.Items.Any(loaded =>
        loaded.Item.Key == grave.Key
        || (kind.AliasIsUnique && string.Equals(loaded.Item.Alias, grave.Alias, StringComparison.OrdinalIgnoreCase)));

    private async Task CleanAsync(CancellationToken ct)
    {
        List<(Tombstone Grave, Loaded? Loaded)> cleanings = [.. files.Tombstones.Select(loaded => ((Tombstone)loaded.Item, (Loaded?)loaded))];
        HashSet<Guid> keep = [.. files.Items.Select(loaded => loaded.Item.Key)];

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
            ct.ThrowIfCancellationRequested();
            await CleanAsync(grave, loaded, keep);
        }
    }

    private async Task CleanAsync(Tombstone grave, Loaded? loaded, HashSet<Guid> keep)
    {
        bool deleted = false;
        UsyncMessage? reason = log.HasUnread(kind.Files)
            ? Message(loaded, "Nothing was cleaned, because another file of this folder cannot be read and may be one of the children. Mend that one first.")
            : null;
        if (reason is null)
        {
            (deleted, reason) = await TryAsync(loaded, async () => await kind.CleanAsync(grave.Key, keep) > 0);
        }

        if (loaded is not null)
        {
            log.Finish(loaded, reason is not null ? FileOutcome.Failed : deleted ? FileOutcome.Deleted : FileOutcome.Unchanged, reason);
        }
        else if (reason is not null)
        {
            log.Warn(reason);
        }
    }

    private async Task<(bool Done, UsyncMessage? Reason)> TryAsync(Loaded? loaded, Func<Task<bool>> act)
    {
        try
        {
            return (await act(), null);
        }
        catch (UsyncFileException refused)
        {
            return (false, Message(loaded, refused.Message));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            logger.LogError(unexpected, "uSync delete in {Folder} failed", kind.Files.Folder);
            return (false, Message(loaded, $"{unexpected.GetType().Name}: {unexpected.Message}"));
        }
    }

    private UsyncMessage Message(Loaded? loaded, string text) => new(loaded?.File.Name ?? kind.Files.Folder, null, Tombstone.Element, text);
}
