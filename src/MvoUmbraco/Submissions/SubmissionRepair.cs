using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Submissions;

/// <summary>
/// Finishes what a process that stopped left half done: at the start everything is looked at, then every minute what is
/// under way for longer than it should. A document that was never made leaves no submission; an approval is carried out.
/// </summary>
internal sealed partial class SubmissionRepair(
    IDbContextFactory<MvoContext> contexts,
    SubmissionLedger ledger,
    SubmissionWatch watch,
    SubmissionPublication publication,
    IUmbracoContextFactory umbracoContexts,
    IRuntimeState runtime,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SubmissionRepair> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // The first round does not slow the start.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    /// <summary>The site runs, and its database is there.</summary>
    public bool IsOn => runtime.Level >= RuntimeLevel.Run && lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>Looks at everything whose document may have changed unseen, and finishes what began before a moment.</summary>
    /// <param name="begunBefore">What began later may still be under way, here or on another machine.</param>
    /// <param name="everything">Also what is not under way.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RepairAsync(DateTimeOffset begunBefore, bool everything, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Set<Submission>()
            .Where(submission => submission.State != SubmissionState.Deleted
                && (everything || submission.State == SubmissionState.New || submission.State == SubmissionState.Approved || submission.SavingSince != null))
            .Select(submission => submission.Key)
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            try
            {
                await RepairAsync(key, begunBefore, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotRepaired(exception, key);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(AfterStart, clock, stoppingToken);
        using var timer = new PeriodicTimer(Period, clock);
        for (var everything = true; ; everything = false)
        {
            try
            {
                if (runtime.Level >= RuntimeLevel.Run)
                {
                    await RepairAsync(clock.GetUtcNow() - Period, everything, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task RepairAsync(Guid key, DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(key, cancellationToken);
        if (known is null || (known.State is SubmissionState.New or SubmissionState.Approved && known.StateSince > begunBefore) || known.SavingSince > begunBefore)
        {
            return;
        }

        using var umbraco = umbracoContexts.EnsureUmbracoContext();
        var seen = await watch.LookAsync(key, cancellationToken);
        switch (seen)
        {
            case { State: SubmissionState.New }:
                await ledger.RemoveNewAsync(key, cancellationToken);
                break;
            case { State: SubmissionState.Approved }:
                var approval = await ledger.LatestStepAsync(key, SubmissionMove.Approved, cancellationToken);
                var by = approval is { PersonKey: { } person } ? new Person(approval.PersonKind, person) : Person.Nobody;
                await publication.PublishAsync(seen, by, cancellationToken);
                break;
            case { SavingSince: not null }:
                await ledger.WriteAsync(seen, [], submission => submission.SavingSince = null, cancellationToken);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Submission {Submission} could not be repaired; it is tried again.")]
    private partial void LogNotRepaired(Exception exception, Guid submission);

    [LoggerMessage(Level = LogLevel.Error, Message = "Submissions could not be repaired; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
