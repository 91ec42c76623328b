using MimeKit;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Letters;
using MvoUmbraco.Mail.Notices;

namespace MvoUmbraco.Mail.Sending;

/// <summary>Makes of a row of the outbox the mail that leaves.</summary>
internal sealed class MimeMessages(MailedMembers members, NoticeLetters letters, Unsubscribing unsubscribing, TimeProvider clock)
{
    /// <summary>The mail; null with the reason when there is nothing to send any more.</summary>
    public async Task<(MimeMessage? Mail, string? Reason)> MakeAsync(OutboxMessage message, MailboxAddress from, CancellationToken cancellationToken)
    {
        if (message.ExpiresAt <= clock.GetUtcNow())
        {
            return (null, "Expired before it could be sent.");
        }

        var member = message.MemberKey is { } key ? members.Find(key) : null;
        if (message.MemberKey is not null && member is null)
        {
            return (null, "The member is gone.");
        }

        if ((member?.Email ?? message.Receiver) is not { } address || !MailAddresses.IsAddress(address))
        {
            return (null, "The receiver has no address.");
        }

        var mail = new MimeMessage
        {
            MessageId = message.MessageId,
            Date = clock.GetUtcNow(),
            From = { from },
            To = { new MailboxAddress(member?.Name ?? message.ReceiverName ?? string.Empty, address) },
        };

        // No out-of-office answer is wanted (RFC 3834, section 5).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Subject is not null)
        {
            mail.Subject = message.Subject;
            mail.Body = BodyOf(message.Text, message.Html);
            return (mail, null);
        }

        if (member is null || await letters.MakeAsync(message, member, cancellationToken) is not { } letter)
        {
            mail.Dispose();
            return (null, "Nothing was left to tell.");
        }

        mail.Subject = letter.Subject;
        mail.Body = BodyOf(LetterText.Of(letter), LetterHtml.Of(letter));
        if (letter.Choice is not null)
        {
            // One press in the mail program ends it (RFC 8058).
            mail.Headers.Add("List-Unsubscribe", $"<{unsubscribing.AddressFor(member.Key).AbsoluteUri}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return (mail, null);
    }

    private static MimeEntity BodyOf(string? text, string? html) => new BodyBuilder { TextBody = text, HtmlBody = html }.ToMessageBody();
}
