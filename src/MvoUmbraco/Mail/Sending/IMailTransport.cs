using MimeKit;

namespace MvoUmbraco.Mail.Sending;

/// <summary>A way by which mails leave.</summary>
internal interface IMailTransport : IAsyncDisposable
{
    /// <summary>Who mails come from.</summary>
    MailboxAddress From { get; }

    /// <summary>Hands one mail over. When it returns, the mail is somebody else's to deliver.</summary>
    /// <exception cref="MailRefusedException">This mail is not taken; another may be.</exception>
    /// <exception cref="MailOutageException">No mail can be handed over now.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>This mail was not taken.</summary>
internal sealed class MailRefusedException(string message, bool forGood, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Trying again is of no use: there is nobody at the address.</summary>
    public bool ForGood => forGood;
}

/// <summary>The way is closed for all mails: no connection, no room on the disk, not let in.</summary>
internal sealed class MailOutageException(string message, Exception? inner = null) : Exception(message, inner);
