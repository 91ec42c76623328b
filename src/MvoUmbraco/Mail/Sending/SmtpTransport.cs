using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace MvoUmbraco.Mail.Sending;

/// <summary>A server to hand mails to.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 0 for the usual one.</param>
/// <param name="Security">How the connection is kept private.</param>
/// <param name="UserName">The name to sign in with; null or empty to send without.</param>
/// <param name="Password">The password.</param>
internal sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security, string? UserName, string? Password);

/// <summary>Hands mails to an SMTP server (RFC 5321), several over one connection, opened at the first.</summary>
internal sealed class SmtpTransport(SmtpServer server, MailboxAddress from) : IMailTransport
{
    /// <summary>No answer of the server may take longer; well below the lease of a mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SmtpClient client = new() { Timeout = (int)Patience.TotalMilliseconds };

    public MailboxAddress From => from;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience * 2);
        try
        {
            await ConnectAsync(patience.Token);
            await client.SendAsync(message, patience.Token);
        }
        catch (SmtpCommandException refused) when (client.IsConnected)
        {
            // 5yz is a permanent answer (RFC 5321, section 4.2.1). Only about the receiver does it say something of this one mail;
            // a refused sender or message is for somebody to mend, after which trying again helps.
            var forGood = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500;
            throw new MailRefusedException($"{(int)refused.StatusCode} {refused.Message}", forGood, refused);
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or CommandException or AuthenticationException
            or ServiceNotConnectedException or ServiceNotAuthenticatedException or SslHandshakeException or NotSupportedException or TimeoutException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MailOutageException($"{server.Host}: {failure.Message}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await client.DisconnectAsync(quit: true, patience.Token);
            }
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Everything was acknowledged before; whether the server hears "quit" changes nothing.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(server.Host, server.Port, server.Security, cancellationToken);
        if (!string.IsNullOrEmpty(server.UserName))
        {
            await client.AuthenticateAsync(server.UserName, server.Password ?? string.Empty, cancellationToken);
        }
    }
}
