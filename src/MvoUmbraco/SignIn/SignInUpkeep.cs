using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Data.SignIn;

namespace MvoUmbraco.SignIn;

/// <summary>How long things about signing in are kept: section <c>Mvo:SignIn</c> of the configuration.</summary>
public sealed class SignInOptions
{
    /// <summary>Days that a member sees a sign-in in the list of sign-ins.</summary>
    public int KeepDays { get; set; } = 180;
}

/// <summary>Forgets, once a day, what is too old: sign-ins, counts of tries, links, invitations.</summary>
internal sealed class SignInUpkeep(IDbContextFactory<MvoContext> contexts, IOptionsMonitor<SignInOptions> options, TimeProvider clock, ILogger<SignInUpkeep> logger) : BackgroundService
{
    /// <summary>Coordinators see for so long that an invitation was not accepted in time.</summary>
    private static readonly TimeSpan InvitationMemory = TimeSpan.FromDays(30);

    private static readonly TimeSpan Between = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    public async Task ForgetAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var (signIns, brakes, invitations) = (now.AddDays(-options.CurrentValue.KeepDays), now - Brakes.Memory, now - InvitationMemory);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<SignInRecord>().Where(record => record.At < signIns).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SignInBrake>().Where(brake => brake.LastTry < brakes && brake.ClosedUntil < now).ExecuteDeleteAsync(cancellationToken);
        await context.Set<Invitation>().Where(invitation => invitation.ExpiresAt < invitations).ExecuteDeleteAsync(cancellationToken);
        await context.Set<PasswordLink>().Where(link => link.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; ; wait = Between)
        {
            await Task.Delay(wait, clock, stoppingToken);
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "What is too old about signing in could not be forgotten; it is tried again tomorrow");
            }
        }
    }
}
