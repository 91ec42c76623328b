using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Mail.Sending;

/// <summary>
/// Makes rounds while the site runs: when something was written, and from time to time for what others wrote, what was
/// left by a process that died, and digests whose hour has come. May run in every process of a site.
/// </summary>
internal sealed partial class MailSender(
    MailRounds rounds, OutboxSignal signal, IRuntimeState runtime, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        for (var pause = Pause; !stoppingToken.IsCancellationRequested;)
        {
            // The first round comes after a pause too, so that it does not slow the start; what is written meanwhile ends it.
            await (pause == Pause ? signal.WaitAsync(pause, clock, stoppingToken) : Task.Delay(pause, clock, stoppingToken));
            try
            {
                // While Umbraco is being installed or upgraded there is no database to look in.
                var left = runtime.Level < RuntimeLevel.Run || await rounds.MakeAsync(stoppingToken);
                pause = left ? Pause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of sending mail failed; the next follows")]
    private partial void LogFailed(Exception failure);
}
