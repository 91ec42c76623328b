using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>A file that was read, and what is to be said about it.</summary>
internal sealed record Loaded(UsyncFile File, string Hash, UsyncItem Item, Notes Notes);

/// <summary>What one import has done so far: for the report, for whoever watches, and to remember.</summary>
internal sealed class ImportLog(IReadOnlyDictionary<string, string> known, IProgress<UsyncProgress>? progress)
{
    private readonly Dictionary<string, string> imported = new(known, StringComparer.Ordinal);
    private readonly List<ImportedFile> files = [];
    private readonly List<UsyncMessage> warnings = [];
    private int done;

    /// <summary>How many files there are to do.</summary>
    public int Total { get; set; }

    /// <summary>How many files were passed over as known.</summary>
    public int Known { get; private set; }

    /// <summary>The files the database holds now, with their hashes.</summary>
    public IReadOnlyDictionary<string, string> Imported => imported;

    public ImportReport Report(TimeSpan duration) => new(files, Known, warnings, duration);

    public void Warn(UsyncMessage warning) => warnings.Add(warning);

    public bool IsKnown(UsyncFile file, string hash)
    {
        bool same = known.TryGetValue(file.Name, out string? earlier) && earlier == hash;
        Known += same ? 1 : 0;
        return same;
    }

    /// <summary>Forgets the files of a kind that are not there any more; says whether there were such.</summary>
    public bool Forget(FileKind kind, IReadOnlySet<string> present)
    {
        string prefix = kind.Folder + "/";
        string[] gone = [.. imported.Keys.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !present.Contains(name))];
        foreach (string name in gone)
        {
            imported.Remove(name);
        }

        return gone.Length > 0;
    }

    /// <summary>Whether a file of this kind could not be read, so that it is not known whose it is.</summary>
    public bool HasUnread(FileKind kind) => files.Any(file => file.Kind == kind.Folder && file.Outcome == FileOutcome.Failed && file.Key == Guid.Empty);

    public void Finish(Loaded loaded, FileOutcome outcome, UsyncMessage? reason = null)
    {
        if (outcome == FileOutcome.Failed)
        {
            imported.Remove(loaded.File.Name);
        }
        else
        {
            imported[loaded.File.Name] = loaded.Hash;
        }

        files.Add(new ImportedFile(
            loaded.File.Name, loaded.File.Kind.Folder, loaded.Item.Key, loaded.Item.Alias, outcome, reason, loaded.Notes.Warnings));
        progress?.Report(new UsyncProgress(loaded.File.Kind.Folder, ++done, Total, loaded.File.Name));
    }

    /// <summary>A file that could not even be read.</summary>
    public void Fail(UsyncFile file, UsyncMessage reason)
    {
        imported.Remove(file.Name);
        files.Add(new ImportedFile(file.Name, file.Kind.Folder, Guid.Empty, string.Empty, FileOutcome.Failed, reason, []));
    }
}
