namespace MvoUmbraco.Usync;

/// <summary>What an import did with a file.</summary>
public enum FileOutcome
{
    /// <summary>The database already says what the file says; nothing was saved.</summary>
    Unchanged,

    /// <summary>The item was made.</summary>
    Created,

    /// <summary>The item was there and was changed.</summary>
    Updated,

    /// <summary>The file is a tombstone and the item was deleted.</summary>
    Deleted,

    /// <summary>The file was not imported, or only in part; the reason says why.</summary>
    Failed,
}

/// <summary>What became of one file.</summary>
/// <param name="File">Path from the root of the folder, with forward slashes.</param>
/// <param name="Kind">The kind of item: the name of its subfolder.</param>
/// <param name="Key">The item's key; empty when the file could not be read.</param>
/// <param name="Alias">Alias or name of the item; empty when the file could not be read.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Why it failed; null otherwise.</param>
/// <param name="Warnings">What was left out or replaced.</param>
public sealed record ImportedFile(
    string File,
    string Kind,
    Guid Key,
    string Alias,
    FileOutcome Outcome,
    UsyncMessage? Reason,
    IReadOnlyList<UsyncMessage> Warnings);

/// <summary>What an import did.</summary>
/// <param name="Files">Every file that was looked into, in the order of import.</param>
/// <param name="Known">How many files were passed over because they are as they were at an earlier import.</param>
/// <param name="Warnings">About the folder as a whole.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ImportReport(
    IReadOnlyList<ImportedFile> Files,
    int Known,
    IReadOnlyList<UsyncMessage> Warnings,
    TimeSpan Duration)
{
    /// <summary>Whether every file was imported.</summary>
    public bool Succeeded => Files.All(file => file.Outcome != FileOutcome.Failed);

    /// <summary>The files that failed.</summary>
    public IEnumerable<ImportedFile> Failures => Files.Where(file => file.Outcome == FileOutcome.Failed);

    /// <summary>Every message, failures first.</summary>
    public IEnumerable<UsyncMessage> Messages =>
    [
        .. Failures.Select(file => file.Reason).OfType<UsyncMessage>(),
        .. Warnings,
        .. Files.SelectMany(file => file.Warnings),
    ];

    /// <summary>How many files had an outcome.</summary>
    /// <param name="outcome">The outcome to count.</param>
    public int Count(FileOutcome outcome) => Files.Count(file => file.Outcome == outcome);

    /// <summary>One line: how many files were created, updated, deleted, unchanged, known and failed.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count(FileOutcome.Created)} created, {Count(FileOutcome.Updated)} updated, {Count(FileOutcome.Deleted)} deleted, {Count(FileOutcome.Unchanged)} unchanged, {Known} known, {Count(FileOutcome.Failed)} failed in {Duration.TotalSeconds:0.0} s");
}
