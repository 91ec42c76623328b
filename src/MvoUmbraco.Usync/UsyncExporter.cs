using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync.Exporting;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;

namespace MvoUmbraco.Usync;

/// <summary>
/// Writes what a database holds into a folder of files, as uSync writes them. A file that already says what the database
/// says is not touched, whatever its shape; so an export after an import gives the same bytes back.
/// </summary>
public sealed class UsyncExporter
{
    private readonly IReadOnlyList<ItemKind> kinds;
    private readonly ImportMemory memory;
    private readonly TimeProvider time;
    private readonly ILogger<UsyncExporter> logger;

    internal UsyncExporter(IEnumerable<ItemKind> kinds, ImportMemory memory, TimeProvider time, ILogger<UsyncExporter> logger)
    {
        this.kinds = [.. kinds];
        this.memory = memory;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Exports into a folder; it is made when it is not there.</summary>
    /// <param name="folder">The folder. Files stay where they are; new items get a file named after them.</param>
    /// <param name="parts">Which kinds to export.</param>
    /// <param name="setName">
    /// The set of files the folder was imported as (<see cref="ImportOptions.SetName"/>): a file that was imported and whose
    /// item is gone becomes a tombstone, so that the deletion travels. A file that was never imported is left alone.
    /// </param>
    /// <param name="progress">Told after every item; the total is not known beforehand and is 0.</param>
    /// <param name="ct">Stops between two files; every file is whole.</param>
    /// <returns>What was done with every item.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ExportReport> ExportAsync(
        UsyncFolder folder, UsyncParts parts = UsyncParts.All, string setName = "site", IProgress<UsyncProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        long started = time.GetTimestamp();
        var export = new FolderExport(kinds, folder, memory.Read(setName), progress);
        await export.RunAsync(parts, ct);
        ExportReport report = export.Report(time.GetElapsedTime(started));
        logger.LogInformation("uSync export to {Folder}: {Report}", folder.Path, report);
        return report;
    }
}
