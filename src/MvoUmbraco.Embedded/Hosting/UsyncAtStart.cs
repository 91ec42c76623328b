using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Imports the uSync files that are new or changed since the last start. A broken file is reported and does not keep the
/// site from starting with the rest.
/// </summary>
internal sealed class UsyncAtStart(EmbeddedUmbracoOptions options, UsyncImporter importer, ILogger<UsyncAtStart> logger) : IStartStep
{
    public async Task AfterStarting(CancellationToken cancellationToken)
    {
        if (options.UsyncFolder is not { } folder)
        {
            return;
        }

        ImportReport report = await importer.ImportAsync(new UsyncFolder(folder), progress: new Forward(options.Progress), ct: cancellationToken);
        foreach (UsyncMessage message in report.Messages)
        {
            logger.LogWarning("uSync: {Message}", message);
        }
    }

    private sealed class Forward(IProgress<string>? to) : IProgress<UsyncProgress>
    {
        public void Report(UsyncProgress value) => to?.Report($"Importing {value.Kind} ({value.Done} of {value.Total})");
    }
}
