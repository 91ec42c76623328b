using Microsoft.Extensions.Logging;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Notices;

namespace MvoUmbraco.Mail.Sending;

/// <summary>One round of sending: gathers the notices that are due into mails, then sends every mail that is.</summary>
internal sealed partial class MailRounds(
    NoticeGathering notices, OutboxQueue queue, MailTransports transports, MimeMessages mails, ILogger<MailRounds> logger)
{
    /// <summary>Makes a round.</summary>
    /// <param name="stopping">No other mail is begun; the one that is being sent is finished.</param>
    /// <returns>Whether mail could leave: false when the server or the disk was not there, and waiting is better.</returns>
    public async Task<bool> MakeAsync(CancellationToken stopping = default)
    {
        await notices.GatherAsync(stopping);
        IMailTransport? transport = null;
        try
        {
            while (!stopping.IsCancellationRequested && await queue.ClaimAsync(CancellationToken.None) is { } message)
            {
                try
                {
                    transport ??= transports.Open();
                    await SendAsync(message, transport);
                }
                catch (MailOutageException outage)
                {
                    LogOutage(outage.Message);
                    await queue.PutBackAsync(message, outage.Message);
                    return false;
                }
            }

            return true;
        }
        finally
        {
            if (transport is not null)
            {
                await transport.DisposeAsync();
            }
        }
    }

    private async Task SendAsync(OutboxMessage message, IMailTransport transport)
    {
        try
        {
            var (mail, reason) = await mails.MakeAsync(message, transport.From, CancellationToken.None);
            if (mail is null)
            {
                await queue.WithdrawAsync(message, reason!);
                return;
            }

            using (mail)
            {
                await transport.SendAsync(mail, CancellationToken.None);
            }

            await queue.SentAsync(message);
        }
        catch (MailRefusedException refused)
        {
            LogRefused(message.Id, message.Attempts, refused.Message);
            await (refused.ForGood ? queue.GiveUpAsync(message, refused.Message) : queue.FailAsync(message, refused.Message));
        }
        catch (Exception failure) when (failure is not MailOutageException)
        {
            // A mail that cannot be made must not keep the others from leaving.
            LogFailed(failure, message.Id, message.Attempts);
            await queue.FailAsync(message, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No mail can leave: {Reason}. It is tried again.")]
    private partial void LogOutage(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was refused at attempt {Attempt}: {Reason}")]
    private partial void LogRefused(long id, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} failed at attempt {Attempt}")]
    private partial void LogFailed(Exception failure, long id, int attempt);
}
