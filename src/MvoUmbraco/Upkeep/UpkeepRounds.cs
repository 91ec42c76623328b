using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Upkeep;

/// <summary>Makes the rounds, each at its own pace, the first a few minutes after the start so that it does not slow it.</summary>
internal sealed partial class UpkeepRounds(
    IEnumerable<IUpkeep> works, IRuntimeState runtime, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<UpkeepRounds> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(AfterStart, clock, stoppingToken);
        await Task.WhenAll(works.Select(work => RoundsOfAsync(work, stoppingToken)));
    }

    private async Task RoundsOfAsync(IUpkeep work, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                // While Umbraco is being installed or upgraded there is nothing to tidy.
                if (runtime.Level >= RuntimeLevel.Run)
                {
                    await work.PerformAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure, work.GetType().Name, work.Period);
            }

            await Task.Delay(work.Period, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed; it is tried again in {Period}")]
    private partial void LogFailed(Exception failure, string work, TimeSpan period);
}
