namespace MvoUmbraco.Usync;

/// <summary>What an export did with a file.</summary>
public enum ExportOutcome
{
    /// <summary>The file already says what the database says; it was not touched.</summary>
    Unchanged,

    /// <summary>The item had no file.</summary>
    Created,

    /// <summary>The file was rewritten.</summary>
    Updated,

    /// <summary>The item was imported from this file and is gone: the file is a tombstone now.</summary>
    Buried,

    /// <summary>The file could not be written.</summary>
    Failed,
}

/// <summary>What became of one file.</summary>
/// <param name="File">Path from the root of the folder, with forward slashes.</param>
/// <param name="Kind">The kind of item: the name of its subfolder.</param>
/// <param name="Key">The item's key.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Why it failed; null otherwise.</param>
public sealed record ExportedFile(string File, string Kind, Guid Key, ExportOutcome Outcome, UsyncMessage? Reason);

/// <summary>What an export did.</summary>
/// <param name="Files">A line per item and per file that was buried.</param>
/// <param name="Warnings">About the folder as a whole, and about files that belong to no item.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ExportReport(IReadOnlyList<ExportedFile> Files, IReadOnlyList<UsyncMessage> Warnings, TimeSpan Duration)
{
    /// <summary>Whether every item has its file.</summary>
    public bool Succeeded => Files.All(file => file.Outcome != ExportOutcome.Failed);

    /// <summary>Every message, failures first.</summary>
    public IEnumerable<UsyncMessage> Messages => [.. Files.Select(file => file.Reason).OfType<UsyncMessage>(), .. Warnings];

    /// <summary>How many files had an outcome.</summary>
    /// <param name="outcome">The outcome to count.</param>
    public int Count(ExportOutcome outcome) => Files.Count(file => file.Outcome == outcome);

    /// <summary>One line: how many files were created, updated, made tombstones, unchanged and failed.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count(ExportOutcome.Created)} created, {Count(ExportOutcome.Updated)} updated, {Count(ExportOutcome.Buried)} tombstones, {Count(ExportOutcome.Unchanged)} unchanged, {Count(ExportOutcome.Failed)} failed in {Duration.TotalSeconds:0.0} s");
}
