using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace MvoUmbraco.Tests.Mail;

/// <summary>
/// A mail server on a free port, that speaks as much of SMTP (RFC 5321) as a sender of one mail at a time needs. A mail is
/// received once it has said so: what it was told before and did not acknowledge it has not taken over.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeMessage> received = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it took over, in order.</summary>
    public IReadOnlyList<MimeMessage> Received => [.. received];

    /// <summary>How many connections were made.</summary>
    public int Connections => conversations.Count;

    /// <summary>Its answer to a receiver, such as <c>550 No such user</c>; null to accept.</summary>
    public Func<string, string?> Receiver { get; set; } = _ => null;

    /// <summary>Its answer to a whole mail; null to take it over.</summary>
    public Func<MimeMessage, Task<string?>> Message { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Breaks the connection after a mail was taken over, before saying so.</summary>
    public bool SilentAfterTaking { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        foreach (var mail in received)
        {
            mail.Dispose();
        }

        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                conversations.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // Who called hung up, or was killed.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        Task Say(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();
        await Say("220 test ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } command)
        {
            switch (command.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await Say("250-test");
                    await Say("250 8BITMIME");
                    break;
                case "RCPT":
                    await Say(Receiver(command[(command.IndexOf('<', StringComparison.Ordinal) + 1)..command.IndexOf('>', StringComparison.Ordinal)]) ?? "250 OK");
                    break;
                case "DATA":
                    await Say("354 Go on");
                    var mail = await ReadAsync(reader);
                    var refusal = await Message(mail);
                    if (refusal is null)
                    {
                        received.Enqueue(mail);
                        if (SilentAfterTaking)
                        {
                            return;
                        }
                    }

                    await Say(refusal ?? "250 Taken");
                    break;
                case "QUIT":
                    await Say("221 Bye");
                    return;
                default:
                    await Say("250 OK");
                    break;
            }
        }
    }

    private async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())));
    }
}
