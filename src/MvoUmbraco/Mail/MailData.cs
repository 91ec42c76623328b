using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Mail;

/// <summary>What mailing keeps about people. A notice stands with the mail that tells of it and goes with it.</summary>
internal static class MailData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<MailPreference>("mailChoice")
        {
            About = subject => preference => preference.MemberKey == subject.Key,
            Told = (preference, _) => new { preference.Culture, preference.Frequency, preference.Hour, preference.Day },
            Erased = PersonalTable<MailPreference>.DeleteAsync,
            Kept = _ => Keeping.Membership,
            People = [preference => preference.MemberKey],
        },
        new PersonalTable<Notice>("notices")
        {
            About = subject => notice => notice.MemberKey == subject.Key || notice.ActorKey == subject.Key,
            Told = (notice, subject) => notice.MemberKey == subject.Key
                ? new { notice.Kind, notice.Title, notice.Path, notice.Remark, notice.OccurredAt, IsSent = notice.MessageId is not null }
                : new { notice.Kind, notice.Title, notice.Remark, notice.OccurredAt, ToldToOthers = true },
            Erased = async (rows, subject, cancellationToken) =>
            {
                await rows.Where(notice => notice.MemberKey == subject.Key).ExecuteDeleteAsync(cancellationToken);
                await rows.Where(notice => notice.ActorKey == subject.Key).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ActorKey, (Guid?)null), cancellationToken);
            },
            Kept = options => Keeping.For(options.SentMailDays),
            People = [notice => notice.MemberKey],
        },
        new PersonalTable<OutboxMessage>("mails")
        {
            About = subject => message => message.MemberKey == subject.Key
                || (message.Receiver != null && (message.Receiver == subject.Email || message.Receiver == subject.LowerEmail)),
            Told = (message, _) => new { message.Subject, message.WrittenAt, message.State, message.EndedAt },
            Erased = PersonalTable<OutboxMessage>.DeleteAsync,
            Kept = options => Keeping.For(options.SentMailDays),
            TooOld = (options, now) => EndedBefore(now.AddDays(-options.SentMailDays)),
            People = [message => message.MemberKey],
        },
    ];

    private static Expression<Func<OutboxMessage, bool>> EndedBefore(DateTimeOffset moment) => message => message.EndedAt != null && message.EndedAt < moment;
}
