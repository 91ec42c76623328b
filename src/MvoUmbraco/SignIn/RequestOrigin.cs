using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace MvoUmbraco.SignIn;

/// <summary>Where a request comes from: the place of the network, for counting, and the device in two known words.</summary>
internal sealed record RequestOrigin(string Place, string? Browser, string? System)
{
    private const int SubscriberBytes = 8;

    // In this order: many a browser names the others too.
    private static readonly (string Token, string Word)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Token, string Word)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ];

    public static RequestOrigin Of(HttpContext? context)
    {
        var agent = context?.Request.Headers.UserAgent.ToString() ?? string.Empty;
        return new RequestOrigin(PlaceOf(context?.Connection.RemoteIpAddress), WordIn(agent, Browsers), WordIn(agent, Systems));
    }

    /// <summary>The address; of an IPv6 address the half that names the subscriber (RFC 4291, section 2.5.4), who may choose the rest freely.</summary>
    internal static string PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, SubscriberBytes))
            : address.ToString();
    }

    private static string? WordIn(string agent, (string Token, string Word)[] words)
        => words.FirstOrDefault(word => agent.Contains(word.Token, StringComparison.Ordinal)).Word;
}
