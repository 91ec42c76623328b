using System.Text;
using System.Xml.Linq;
using MvoUmbraco.Usync.Content;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;

namespace MvoUmbraco.Usync.Exporting;

/// <summary>One export into one folder.</summary>
internal sealed class FolderExport(
    IReadOnlyList<ItemKind> kinds,
    UsyncFolder folder,
    IReadOnlyDictionary<string, string> imported,
    IProgress<UsyncProgress>? progress)
{
    /// <summary>The version of uSync whose shape the files have, and the format's.</summary>
    private static readonly XElement Version = new("uSync", new XAttribute("version", "17.0.4.0"), new XAttribute("format", "10.7.0"));

    private readonly List<ExportedFile> files = [];
    private readonly List<UsyncMessage> warnings = [];

    public async Task RunAsync(UsyncParts parts, CancellationToken ct)
    {
        foreach (ItemKind kind in kinds.Where(kind => kind.Files.IsPartOf(parts)))
        {
            if (await DescribeAsync(kind) is { } items)
            {
                await WriteAsync(kind, items, ct);
            }
        }

        if (!File.Exists(folder.VersionFile))
        {
            await UsyncText.WriteAsync(folder.VersionFile, UsyncText.ToBytes(Version), ct);
        }
    }

    public ExportReport Report(TimeSpan duration) => new(files, warnings, duration);

    private async Task<IReadOnlyList<UsyncItem>?> DescribeAsync(ItemKind kind)
    {
        try
        {
            List<UsyncItem> items = [];
            await foreach (UsyncItem item in kind.DescribeAllAsync())
            {
                items.Add(item);
            }

            // The same names for the same items, whatever order the database gives them in.
            return [.. items.OrderBy(item => item.Level).ThenBy(item => item.Alias, StringComparer.Ordinal).ThenBy(item => item.Key)];
        }
        catch (NotSupportedException absent)
        {
            warnings.Add(new UsyncMessage(kind.Files.Folder, null, string.Empty, $"This host does not offer these items; files of them are left as they are. ({absent.Message})"));
            return null;
        }
    }

    private async Task WriteAsync(ItemKind kind, IReadOnlyList<UsyncItem> items, CancellationToken ct)
    {
        FolderState state = await FolderState.ReadAsync(folder, kind.Files, ct);
        foreach (UsyncMessage broken in state.Broken)
        {
            warnings.Add(broken);
        }

        HashSet<UsyncFile> used = [];
        foreach (UsyncItem described in items)
        {
            ct.ThrowIfCancellationRequested();
            ExistingFile? existing = state.Find(described, kind);
            UsyncItem item = existing is null ? described : kind.Completed(described, existing.Item);
            UsyncFile file = existing?.File ?? folder.NewFile(kind.Files, state.FreeName(kind.FileName(item), item.Key));
            used.Add(file);
            ExportOutcome outcome = ExportOutcome.Unchanged;
            UsyncMessage? reason = null;
            if (existing is null || !existing.Item.Means(item))
            {
                try
                {
                    await UsyncText.WriteAsync(file.FullPath, UsyncText.ToBytes(item.Write()), ct);
                    outcome = existing is null ? ExportOutcome.Created : ExportOutcome.Updated;
                }
                catch (Exception failed) when (failed is UsyncFileException or IOException or UnauthorizedAccessException)
                {
                    outcome = ExportOutcome.Failed;
                    reason = new UsyncMessage(file.Name, null, string.Empty, failed.Message);
                }
            }

            files.Add(new ExportedFile(file.Name, kind.Files.Folder, item.Key, outcome, reason));
            progress?.Report(new UsyncProgress(kind.Files.Folder, files.Count, 0, file.Name));
        }

        foreach (ExistingFile orphan in state.Files.Where(f => f.Item is not Tombstone && !used.Contains(f.File)))
        {
            await BuryAsync(kind, orphan, ct);
        }
    }

    private async Task BuryAsync(ItemKind kind, ExistingFile orphan, CancellationToken ct)
    {
        if (!imported.ContainsKey(orphan.File.Name))
        {
            warnings.Add(new UsyncMessage(orphan.File.Name, null, string.Empty, "The database has no such item, and this file was never imported; it is left as it is. Import it, or remove it."));
            return;
        }

        var grave = new Tombstone(orphan.Item.Key, orphan.Item.Alias, TombstoneChange.Delete, orphan.Item is ContentItem ? orphan.Item.Level : 0);
        await UsyncText.WriteAsync(orphan.File.FullPath, UsyncText.ToBytes(grave.Write()), ct);
        files.Add(new ExportedFile(orphan.File.Name, kind.Files.Folder, orphan.Item.Key, ExportOutcome.Buried, null));
    }
}
