using Microsoft.AspNetCore.Http;

namespace MvoUmbraco.Site.SignIn;

/// <summary>
/// The page somebody came from and goes back to. It comes from outside, so it is believed only when it cannot lead away: a
/// path of this site as browsers read it (https://url.spec.whatwg.org: a backslash counts as a slash, tabs and line ends are
/// dropped, two slashes begin a host).
/// </summary>
internal static class ReturnAddress
{
    /// <summary>The name of the parameter.</summary>
    public const string Parameter = "terug";

    private const int Longest = 2000;

    /// <summary>The address when it is one of this site, else null.</summary>
    public static string? Checked(string? address)
        => address is ['/', ..] and not ['/', '/', ..] and { Length: <= Longest }
            && !address.Any(letter => letter is '\\' || char.IsControl(letter))
            && !address.StartsWith(MemberAddresses.SignIn, StringComparison.OrdinalIgnoreCase)
            && !address.StartsWith(MemberAddresses.SignOut, StringComparison.OrdinalIgnoreCase)
                ? address
                : null;

    /// <summary>The checked address in the query of a request.</summary>
    public static string? In(HttpRequest request) => Checked(request.Query[Parameter]);

    /// <summary>The sign-in page that leads back to an address.</summary>
    public static string SignInFor(string? address)
        => Checked(address) is { } good ? $"{MemberAddresses.SignIn}?{Parameter}={Uri.EscapeDataString(good)}" : MemberAddresses.SignIn;
}
