using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Letters;
using MvoUmbraco.Mail.Sending;

namespace MvoUmbraco.Mail;

/// <summary>Writes mails and notices into the caller's unit of work, and wakes the sender once they are saved.</summary>
internal sealed class Outbox(SiteAddress site, MailedMembers members, OutboxSignal signal, TimeProvider clock) : IOutbox
{
    public async Task<bool> WriteAsync(MvoContext context, string key, MailReceiver receiver, OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(mail);
        CheckKey(key);
        if (await IsKnownAsync<OutboxMessage>(context, message => message.Key == key, message => message.Key == key, cancellationToken))
        {
            return false;
        }

        var culture = receiver.Culture ?? await CultureOfAsync(context, receiver.MemberKey, cancellationToken) ?? LetterWriter.StandardCulture;
        var letter = mail.Write(site.WriterIn(culture));
        var now = clock.GetUtcNow();
        context.Add(new OutboxMessage
        {
            Key = key,
            MessageId = MessageIds.New(site.Current),
            MemberKey = receiver.MemberKey,
            Receiver = receiver.Address,
            ReceiverName = receiver.Name,
            Subject = letter.Subject,
            Text = LetterText.Of(letter),
            Html = LetterHtml.Of(letter),
            WrittenAt = now,
            DueAt = now,
            ExpiresAt = mail.ExpiresAt,
        });
        WakeWhenSaved(context);
        return true;
    }

    public async Task<bool> NotifyAsync(MvoContext context, Notice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(notice);
        CheckKey(notice.Key);

        // A path that leads elsewhere is the caller's mistake; found here and not when the mail is made.
        site.WriterIn(LetterWriter.StandardCulture).Address(notice.Path);
        if (await IsKnownAsync<Notice>(context, known => known.Key == notice.Key, known => known.Key == notice.Key, cancellationToken)
            || await context.Set<MailPreference>().AnyAsync(preference => preference.MemberKey == notice.MemberKey && preference.Frequency == MailFrequency.Never, cancellationToken))
        {
            return false;
        }

        context.Add(notice);
        WakeWhenSaved(context);
        return true;
    }

    private async Task<string?> CultureOfAsync(MvoContext context, Guid? member, CancellationToken cancellationToken)
        => member is { } key
            ? await context.Set<MailPreference>().Where(preference => preference.MemberKey == key).Select(preference => preference.Culture).SingleOrDefaultAsync(cancellationToken)
                ?? members.CultureOf(key)
            : null;

    // Two mails of one unit of work may not have the same key either.
    private static async Task<bool> IsKnownAsync<TEntity>(
        MvoContext context,
        Func<TEntity, bool> inMemory,
        System.Linq.Expressions.Expression<Func<TEntity, bool>> stored,
        CancellationToken cancellationToken) where TEntity : class
        => context.Set<TEntity>().Local.Any(inMemory) || await context.Set<TEntity>().AnyAsync(stored, cancellationToken);

    private static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, 200, nameof(key));
    }

    // A context is pooled and forgets who listens when it is given back; one listener for a unit of work is enough.
    private void WakeWhenSaved(DbContext context)
    {
        context.SavedChanges -= Wake;
        context.SavedChanges += Wake;
    }

    private void Wake(object? sender, SavedChangesEventArgs saved) => signal.Wake();
}

/// <summary>Message-IDs (RFC 5322, section 3.6.4): nobody else makes the same one.</summary>
internal static class MessageIds
{
    public static string New(Uri site) => $"{Guid.NewGuid():N}@{(site.HostNameType is UriHostNameType.Dns ? site.IdnHost : "localhost")}";
}
