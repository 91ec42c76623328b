using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>The addresses of signing in, as the backoffice client expects them.</summary>
internal static class SignInPaths
{
    public const string Authorize = Root + "authorize";
    public const string Login = Root + "login";
    public const string Token = Root + "token";
    public const string Revoke = Root + "revoke";
    public const string SignOut = Root + "signout";

    /// <summary>The page on which people give their name and password.</summary>
    public const string LoginPage = BackOffice + "/login";

    /// <summary>Where a browser can't set a header, so that the token comes in the address.</summary>
    public const string EventHub = BackOffice + "/serverEventHub";

    public const string BackOffice = "/umbraco";

    private const string Root = ManagementRoutes.Root + "security/back-office/";

    /// <summary>An address on this site that somebody may be sent to; for any other, the backoffice.</summary>
    public static string LocalOrBackOffice(string? address) => address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : BackOffice;

    /// <summary>The login page that leads back to the request.</summary>
    public static string LoginFor(HttpRequest request) =>
        LoginPage + QueryString.Create("ReturnUrl", request.PathBase + request.Path + request.QueryString);
}
