using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;

namespace MvoUmbraco.Mail.Notices;

/// <summary>
/// Makes mails of notices when the member's choice says so: one for each, or a digest of all that waited. The mail and
/// that its notices are in it are one transaction, and its key is the notice's or the digest's hour: two processes that
/// gather at once make one mail.
/// </summary>
internal sealed class NoticeGathering(IDbContextFactory<MvoContext> contexts, SiteAddress site, TimeProvider clock)
{
    private const string OfOne = "notice:";

    /// <summary>The mail tells of one notice at once, and is no digest.</summary>
    public static bool IsOfOne(OutboxMessage message) => message.Key.StartsWith(OfOne, StringComparison.Ordinal);

    /// <summary>Makes the mails whose moment has come.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await context.Set<Notice>()
            .Where(notice => notice.MessageId == null)
            .GroupBy(notice => notice.MemberKey)
            .Select(group => new { Member = group.Key, Oldest = group.Min(notice => notice.OccurredAt) })
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return;
        }

        var members = waiting.Select(member => member.Member).ToList();
        var choices = await context.Set<MailPreference>()
            .Where(preference => members.Contains(preference.MemberKey))
            .AsNoTracking()
            .ToDictionaryAsync(preference => preference.MemberKey, preference => preference.Choice, cancellationToken);
        foreach (var member in waiting)
        {
            await GatherAsync(member.Member, member.Oldest, choices.GetValueOrDefault(member.Member, DigestChoice.Standard), cancellationToken);
        }
    }

    private async Task GatherAsync(Guid member, DateTimeOffset oldest, DigestChoice choice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tellAt = choice.TellAt(oldest);
        if (tellAt > now)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var notices = await context.Set<Notice>()
            .Where(notice => notice.MemberKey == member && notice.MessageId == null)
            .OrderBy(notice => notice.OccurredAt)
            .ToListAsync(cancellationToken);
        if (tellAt is null)
        {
            context.RemoveRange(notices);
            await context.SaveChangesAsync(cancellationToken);
            return;
        }

        var mails = choice.Frequency is MailFrequency.Immediately
            ? notices.Select(notice => (Key: $"{OfOne}{notice.Id}", Notices: (IReadOnlyList<Notice>)[notice]))
            : [(Key: FormattableString.Invariant($"digest:{member:N}:{tellAt.Value.UtcDateTime:yyyyMMddHH}"), Notices: notices)];
        foreach (var (key, told) in mails)
        {
            await WriteAsync(context, key, member, told, now, cancellationToken);
        }
    }

    private async Task WriteAsync(
        MvoContext context, string key, Guid member, IReadOnlyList<Notice> notices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = new OutboxMessage { Key = key, MessageId = MessageIds.New(site.Current), MemberKey = member, WrittenAt = now, DueAt = now };
        var strategy = context.Database.CreateExecutionStrategy();
        try
        {
            await strategy.ExecuteAsync(async () =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                context.Add(message);
                await context.SaveChangesAsync(cancellationToken);
                foreach (var notice in notices)
                {
                    notice.MessageId = message.Id;
                }

                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            });
        }
        catch (DbUpdateException) when (IsWritten(key))
        {
            // Another process was first. What it did not gather yet, the next round finds.
            context.ChangeTracker.Clear();
        }
    }

    private bool IsWritten(string key)
    {
        using var context = contexts.CreateDbContext();
        return context.Set<OutboxMessage>().Any(message => message.Key == key);
    }
}
