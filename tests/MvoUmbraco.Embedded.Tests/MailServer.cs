using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MimeKit;

namespace MvoUmbraco.Embedded.Tests;

/// <summary>A mail server on a free port of this machine (RFC 5321, as much of it as a client needs to hand over a mail), which keeps what it gets.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Channel<MimeMessage> received = Channel.CreateUnbounded<MimeMessage>();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task listening;

    public MailServer()
    {
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next mail, waiting for it if need be.</summary>
    public async Task<MimeMessage> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await received.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await listening;
        stopping.Dispose();
        while (received.Reader.TryRead(out MimeMessage? mail))
        {
            mail.Dispose();
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stopping.Token);
                await ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server stops.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    received.Writer.TryWrite(await MessageAsync(reader));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    /// <summary>Up to the line with a single point; a point too many at the start of a line is taken away.</summary>
    private async Task<MimeMessage> MessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, stopping.Token);
    }
}
