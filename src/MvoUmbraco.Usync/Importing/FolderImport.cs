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
    ImportLog log,
    ILogger logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var reading = new FolderReading(folder, options.CompareAll, log);
        await reading.CheckAsync(ct);
        List<(ItemKind Kind, KindFiles Files)> read = [];
        foreach (FileKind kind in FileKind.All.Where(kind => kind.IsPartOf(options.Parts)))
        {
            KindFiles files = await reading.ReadAsync(kind, ct);
            log.Total += files.Loaded.Count;
            read.Add((kinds[kind], files));
        }

        foreach ((ItemKind kind, KindFiles files) in read)
        {
            await ApplyAsync(kind, files, ct);
            if (!kind.DeletesLast)
            {
                await new Burial(kind, files, log, logger).RunAsync(ct);
            }
        }

        // What uses comes after what is used in the order of kinds, so that backwards nothing is still in use.
        foreach ((ItemKind kind, KindFiles files) in read.Where(r => r.Kind.DeletesLast).Reverse())
        {
            await new Burial(kind, files, log, logger).RunAsync(ct);
        }
    }

    private async Task ApplyAsync(ItemKind kind, KindFiles files, CancellationToken ct)
    {
        Dictionary<UsyncItem, Loaded> sources = new(ReferenceEqualityComparer.Instance);
        foreach (Loaded loaded in files.Items)
        {
            sources.Add(loaded.Item, loaded);
        }

        Loaded[] pending = [.. kind.Sort(sources.Keys).Select(item => sources[item])];
        Dictionary<Loaded, FileOutcome> made = new(ReferenceEqualityComparer.Instance);
        foreach (Loaded loaded in kind.NeedsTwoRounds ? pending : [])
        {
            ct.ThrowIfCancellationRequested();
            (made[loaded], _) = await TryAsync(kind, loaded, Round.First);
        }

        // An item may wait for one that comes later: a property can only move to a composition once its type has let go
        // of it. So what failed is tried again as long as that helps.
        while (pending.Length > 0)
        {
            List<(Loaded Loaded, UsyncMessage Reason)> failed = [];
            foreach (Loaded loaded in pending)
            {
                ct.ThrowIfCancellationRequested();
                (FileOutcome outcome, UsyncMessage? reason) = await TryAsync(kind, loaded, Round.Second);
                if (reason is null)
                {
                    FileOutcome first = made.GetValueOrDefault(loaded);
                    log.Finish(loaded, first is FileOutcome.Created or FileOutcome.Updated ? first : outcome);
                }
                else
                {
                    failed.Add((loaded, reason));
                }
            }

            bool helps = kind.NeedsTwoRounds && failed.Count < pending.Length;
            foreach ((Loaded loaded, UsyncMessage reason) in helps ? [] : failed)
            {
                log.Finish(loaded, FileOutcome.Failed, reason);
            }

            pending = helps ? [.. failed.Select(f => f.Loaded)] : [];
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
}
