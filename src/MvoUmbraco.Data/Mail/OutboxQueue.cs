using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Mail;

namespace MvoUmbraco.Data.Mail;

/// <summary>
/// Hands out the mails that are due, each to one sender at a time, however many processes there are. A sender takes a lease
/// before it sends; a lease that nobody ended (its process was killed) lapses, and the mail is handed out again.
/// </summary>
/// <remarks>
/// A lease is longer than any attempt may last, so that a mail is never with two senders at once. What remains is the one
/// moment that SMTP leaves open: the server has taken the mail over and the process dies before it has written that down.
/// The mail is then sent again with the same Message-ID, by which mail programs and servers know it as the same.
/// </remarks>
public sealed class OutboxQueue(IDbContextFactory<MvoContext> contexts, TimeProvider clock)
{
    /// <summary>How long a sender has a mail for itself.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    internal const int LongestFailure = 1000;

    /// <summary>Takes the mail that is due longest; null when none is due or all that are are with others.</summary>
    public async Task<OutboxMessage?> ClaimAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var now = clock.GetUtcNow();
            var free = context.Set<OutboxMessage>().Where(message
                => message.State == MailState.Waiting && message.DueAt <= now && (message.LeasedUntil == null || message.LeasedUntil <= now));
            if (await free.OrderBy(message => message.DueAt).ThenBy(message => message.Id).Select(message => (long?)message.Id).FirstOrDefaultAsync(cancellationToken) is not { } id)
            {
                return null;
            }

            // Of two who try the same one, one changes a row and the other none.
            Guid? lease = Guid.NewGuid();
            DateTimeOffset? until = now + LeaseTime;
            var taken = await free.Where(message => message.Id == id).ExecuteUpdateAsync(
                changes => changes
                    .SetProperty(message => message.Lease, lease)
                    .SetProperty(message => message.LeasedUntil, until)
                    .SetProperty(message => message.Attempts, message => message.Attempts + 1),
                cancellationToken);
            if (taken == 1)
            {
                return await context.Set<OutboxMessage>().AsNoTracking().SingleAsync(message => message.Id == id, cancellationToken);
            }
        }
    }

    /// <summary>The server took it over. Its body is forgotten, and the address of who is no member.</summary>
    public Task SentAsync(OutboxMessage message) => EndAsync(message, MailState.Sent, null);

    /// <summary>There is nothing to send any more.</summary>
    public Task WithdrawAsync(OutboxMessage message, string reason) => EndAsync(message, MailState.Withdrawn, reason);

    /// <summary>The server refuses it for good.</summary>
    public Task GiveUpAsync(OutboxMessage message, string failure) => EndAsync(message, MailState.Dead, failure);

    /// <summary>It failed: it is tried again later, or given up after the last attempt.</summary>
    public Task FailAsync(OutboxMessage message, string failure)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Retries.After(message.Attempts) is { } wait ? ReleaseAsync(message, wait, message.Attempts, failure) : GiveUpAsync(message, failure);
    }

    /// <summary>The server could not be asked at all, which is no fault of this mail: it stays due and the attempt does not count.</summary>
    public Task PutBackAsync(OutboxMessage message, string failure)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ReleaseAsync(message, TimeSpan.Zero, message.Attempts - 1, failure);
    }

    /// <summary>Tries again what was given up and has not expired.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReviveAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<OutboxMessage>()
            .Where(message => message.State == MailState.Dead && (message.ExpiresAt == null || message.ExpiresAt > now))
            .ExecuteUpdateAsync(
                changes => changes
                    .SetProperty(message => message.State, MailState.Waiting)
                    .SetProperty(message => message.EndedAt, (DateTimeOffset?)null)
                    .SetProperty(message => message.DueAt, now)
                    .SetProperty(message => message.Attempts, 0),
                cancellationToken);
    }

    /// <summary>How many mails were given up, and how many wait and since when the longest was due.</summary>
    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = context.Set<OutboxMessage>();
        var now = clock.GetUtcNow();
        var due = messages.Where(message => message.State == MailState.Waiting && message.DueAt <= now);
        return new OutboxCounts(
            await messages.CountAsync(message => message.State == MailState.Dead, cancellationToken),
            await due.CountAsync(cancellationToken),
            await due.MinAsync(message => (DateTimeOffset?)message.DueAt, cancellationToken),
            await messages
                .Where(message => message.State != MailState.Sent && message.Failure != null)
                .OrderByDescending(message => message.DueAt)
                .Select(message => message.Failure)
                .FirstOrDefaultAsync(cancellationToken));
    }

    // What was written is not undone because the site stops: no cancellation from here on.
    private async Task EndAsync(OutboxMessage message, MailState state, string? failure)
    {
        await using var context = await contexts.CreateDbContextAsync();
        DateTimeOffset? now = clock.GetUtcNow();
        var isKept = state is MailState.Dead;
        await Held(context, message).ExecuteUpdateAsync(changes => changes
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.Failure, Short(failure))
            .SetProperty(row => row.Text, row => isKept ? row.Text : null)
            .SetProperty(row => row.Html, row => isKept ? row.Html : null)
            .SetProperty(row => row.Receiver, row => isKept ? row.Receiver : null)
            .SetProperty(row => row.ReceiverName, row => isKept ? row.ReceiverName : null)
            .SetProperty(row => row.Lease, (Guid?)null)
            .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null));
    }

    private async Task ReleaseAsync(OutboxMessage message, TimeSpan wait, int attempts, string failure)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var due = wait == TimeSpan.Zero ? message.DueAt : clock.GetUtcNow() + wait;
        await Held(context, message).ExecuteUpdateAsync(changes => changes
            .SetProperty(row => row.DueAt, due)
            .SetProperty(row => row.Attempts, attempts)
            .SetProperty(row => row.Failure, Short(failure))
            .SetProperty(row => row.Lease, (Guid?)null)
            .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null));
    }

    // Who lost its lease changes nothing any more: another has the mail.
    private static IQueryable<OutboxMessage> Held(MvoContext context, OutboxMessage message)
        => context.Set<OutboxMessage>().Where(row => row.Id == message.Id && row.Lease == message.Lease);

    private static string? Short(string? failure) => failure is { Length: > LongestFailure } ? failure[..LongestFailure] : failure;
}

/// <summary>The state of the outbox.</summary>
/// <param name="Dead">Mails that were given up.</param>
/// <param name="Due">Mails that should be on their way.</param>
/// <param name="DueSince">Since when the longest of them is due; null when there are none.</param>
/// <param name="LastFailure">What the latest failure said; null when nothing fails.</param>
public sealed record OutboxCounts(int Dead, int Due, DateTimeOffset? DueSince, string? LastFailure);
