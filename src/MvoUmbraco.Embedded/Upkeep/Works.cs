using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Upkeep;

/// <summary>Deletes versions of documents that the policy does not keep, as many a round as the settings allow.</summary>
internal sealed class OldVersions(IContentVersionService versions, IOptionsMonitor<ContentSettings> settings, TimeProvider time, ILogger<OldVersions> logger) : IUpkeep
{
    public TimeSpan Period => TimeSpan.FromHours(1);

    public Task PerformAsync(CancellationToken cancellationToken)
    {
        if (settings.CurrentValue.ContentVersionCleanupPolicy.EnableCleanup
            && versions.PerformContentVersionCleanup(time.GetUtcNow().UtcDateTime) is { Count: > 0 } deleted)
        {
            logger.LogInformation("Deleted {Count} versions of documents that the policy does not keep", deleted.Count);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Forgets of the trail what says little and is older than <see cref="LoggingSettings.MaxLogAge"/>: that something was opened, and the system's own entries.</summary>
internal sealed class OldTrail(IAuditService trail, IOptionsMonitor<LoggingSettings> settings) : IUpkeep
{
    public TimeSpan Period => TimeSpan.FromHours(4);

    public Task PerformAsync(CancellationToken cancellationToken) => trail.CleanLogsAsync((int)settings.CurrentValue.MaxLogAge.TotalMinutes);
}

/// <summary>Forgets work in the background that ended long ago.</summary>
internal sealed class OldOperations(ILongRunningOperationRepository operations, ICoreScopeProvider scopes, IOptionsMonitor<LongRunningOperationsSettings> settings, TimeProvider time) : IUpkeep
{
    public TimeSpan Period => settings.CurrentValue.Cleanup.Period;

    public async Task PerformAsync(CancellationToken cancellationToken)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        await operations.CleanOperationsAsync(time.GetUtcNow() - settings.CurrentValue.Cleanup.MaxEntryAge);
        scope.Complete();
    }
}
