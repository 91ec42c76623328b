using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;

namespace MvoUmbraco.Embedded.Upkeep;

/// <summary>Makes the rounds, each at its own pace, the first a few minutes after the start so that it does not slow it.</summary>
internal sealed class UpkeepRounds(
    IServiceProvider services,
    IEnumerable<IUpkeep> works,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<UpkeepRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using CancellationTokenRegistration onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        FlowServices.Enter(services);
        await Task.Delay(Delay, time, stoppingToken);
        await Task.WhenAll(works.Select(work => RoundsOf(work, stoppingToken)));
    }

    private async Task RoundsOf(IUpkeep work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work.PerformAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(e, "{Work} failed; it is tried again in {Period}", work.GetType().Name, work.Period);
            }

            await Task.Delay(work.Period, time, stoppingToken);
        }
    }
}
