using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using MimeKit;
using MvoUmbraco.Tests.Mail;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>What people find in their mail: a real server that the program sends to.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(60);

    private readonly MailServer server = new();
    private readonly ConcurrentDictionary<string, Channel<string>> boxes = new(StringComparer.OrdinalIgnoreCase);

    public Mailbox() => server.Message = message =>
    {
        Of(message.To.Mailboxes.Single().Address).Writer.TryWrite(message.TextBody ?? string.Empty);
        return Task.FromResult<string?>(null);
    };

    /// <summary>The settings that make the program send here.</summary>
    public string[] Settings => ["--Mvo:Mail:Host", "127.0.0.1", "--Mvo:Mail:Port", $"{server.Port}", "--Mvo:Mail:Security", "None", "--Mvo:Mail:From", "noreply@example.be"];

    /// <summary>The text of the next mail to an address.</summary>
    public async Task<string> NextAsync(string address)
    {
        using var stop = new CancellationTokenSource(TooLong);
        return await Of(address).Reader.ReadAsync(stop.Token);
    }

    /// <summary>The path of the link in the next mail to an address.</summary>
    public async Task<string> NextLinkAsync(string address, string path)
        => Regex.Match(await NextAsync(address), Regex.Escape(path) + "[\\w-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Channel<string> Of(string address) => boxes.GetOrAdd(address, _ => Channel.CreateUnbounded<string>());
}
