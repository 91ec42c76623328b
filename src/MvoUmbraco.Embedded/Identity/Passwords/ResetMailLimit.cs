using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>
/// How often a link to choose a new password is mailed: to one mail address, and for one network address, with longer and
/// longer waits between. Nobody's mailbox is filled this way, and nobody is kept out: the wait is never longer than the
/// link that was mailed is valid. Addresses that nobody has count alike, so that nothing tells them apart.
/// </summary>
internal sealed class ResetMailLimit(IOptionsMonitor<SecuritySettings> settings, TimeProvider time)
{
    /// <summary>Many people can share a network address.</summary>
    public const int FreeForNetwork = 10;

    private const int FreeForMail = 1;
    private const int MostDoublings = 20;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Asked> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a mail may be sent now; if so, it counts as sent.</summary>
    public bool Allows(string email, IPAddress? network)
    {
        string mailKey = "mail " + email.Trim();
        string networkKey = "network " + NetworkOf(network);
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            if (!IsDue(mailKey, FreeForMail, now) || !IsDue(networkKey, FreeForNetwork, now))
            {
                return false;
            }

            Forget(now);
            Count(mailKey, now);
            Count(networkKey, now);
            return true;
        }
    }

    /// <summary>The wait after the n-th mail: none for those that are free, then one minute, two, four and so on.</summary>
    public static TimeSpan WaitAfter(int mails, int free, TimeSpan longest)
    {
        TimeSpan wait = mails < free ? TimeSpan.Zero : FirstWait * (1L << Math.Min(mails - free, MostDoublings));
        return wait < longest ? wait : longest;
    }

    private bool IsDue(string key, int free, DateTimeOffset now) => !known.TryGetValue(key, out Asked asked)
        || now - asked.Last >= Memory
        || now - asked.Last >= WaitAfter(asked.Times, free, settings.CurrentValue.PasswordResetEmailExpiry);

    private void Count(string key, DateTimeOffset now) =>
        known[key] = new Asked(known.TryGetValue(key, out Asked before) && now - before.Last < Memory ? before.Times + 1 : 1, now);

    private void Forget(DateTimeOffset now)
    {
        if (known.Count < MostRemembered)
        {
            return;
        }

        // When all are recent, somebody is flooding; the oldest of them go.
        DateTimeOffset[] moments = [.. known.Values.Select(asked => asked.Last).Order()];
        DateTimeOffset before = moments[moments.Length / 2] > now - Memory ? moments[moments.Length / 2] : now - Memory;
        foreach (string key in known.Where(asked => asked.Value.Last <= before).Select(asked => asked.Key).ToList())
        {
            known.Remove(key);
        }
    }

    /// <summary>Of IPv6 the part that a connection to the internet is given, since whoever has it has all that is in it (RFC 6177).</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.MapToIPv4().ToString() ?? string.Empty;
        }

        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }

    private readonly record struct Asked(int Times, DateTimeOffset Last);
}
