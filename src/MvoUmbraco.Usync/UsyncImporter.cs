using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;

namespace MvoUmbraco.Usync;

/// <summary>
/// Brings a database to what a folder of files says, through Umbraco's own services, so that validation, notifications
/// and caches are as with any other change. Items are found by key; an item that is already so is not saved. A file that
/// is broken is reported and the rest goes on. Safe to call from several threads: imports wait for each other.
/// </summary>
public sealed class UsyncImporter : IDisposable
{
    private readonly Dictionary<FileKind, ItemKind> kinds;
    private readonly ImportMemory memory;
    private readonly TimeProvider time;
    private readonly ILogger<UsyncImporter> logger;
    private readonly SemaphoreSlim one = new(1, 1);

    internal UsyncImporter(IEnumerable<ItemKind> kinds, ImportMemory memory, TimeProvider time, ILogger<UsyncImporter> logger)
    {
        this.kinds = kinds.ToDictionary(kind => kind.Files);
        this.memory = memory;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Imports a folder.</summary>
    /// <param name="folder">The folder; when there is none, the report says so and nothing is done.</param>
    /// <param name="options">How; null: what is not known to be imported already, of every kind.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="ct">Stops between two files; what was imported until then stays.</param>
    /// <returns>What was done with every file. Broken files are in it; they do not throw.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ImportReport> ImportAsync(
        UsyncFolder folder, ImportOptions? options = null, IProgress<UsyncProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new ImportOptions();
        long started = time.GetTimestamp();
        if (!folder.Exists)
        {
            return new ImportReport(
                [], 0, [new UsyncMessage(string.Empty, null, string.Empty, $"There is no folder {folder.Path}. Correct the path, or export there first.")], TimeSpan.Zero);
        }

        await one.WaitAsync(ct);
        try
        {
            IReadOnlyDictionary<string, string> known = memory.Read(options.SetName);
            var log = new ImportLog(known, progress);
            try
            {
                await new FolderImport(kinds, folder, options, log, logger).RunAsync(ct);
            }
            finally
            {
                if (log.Imported.Count != known.Count || log.Imported.Any(file => !known.TryGetValue(file.Key, out string? hash) || hash != file.Value))
                {
                    memory.Write(options.SetName, log.Imported);
                }
            }

            ImportReport report = log.Report(time.GetElapsedTime(started));
            logger.LogInformation("uSync import of {Folder}: {Report}", folder.Path, report);
            return report;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();
}
