using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Repositories.Users;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// The steps of the authorization code flow that need to know users; OpenIddict has checked the request before each of
/// them, and writes the answer after.
/// </summary>
internal sealed class ProtocolEndpoints(LiveSignIn live, UserSessions sessions, TokenCookies cookies, SignInEvents events)
{
    private const string Cookie = Constants.Security.BackOfficeAuthenticationType;
    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Gives a code to who has signed in on the login page, and sends everybody else there.</summary>
    public async Task AuthorizeAsync(HttpContext context)
    {
        AuthenticateResult known = await context.AuthenticateAsync(Cookie);
        if (known.Principal is null)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(SignInPaths.LoginFor(context.Request));
            return;
        }

        await context.SignInAsync(Server, SignInClaims.ForTokens(known.Principal, RequestOf(context).GetScopes()));
    }

    /// <summary>Gives tokens for a code or a refresh token, as long as the sign-in counts.</summary>
    public async Task TokenAsync(HttpContext context)
    {
        AuthenticateResult known = await context.AuthenticateAsync(Server);
        if (known.Principal is not { } principal || live.UserOf(principal) is null)
        {
            await context.ForbidAsync(Server, new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = OpenIddictConstants.Errors.InvalidGrant,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The sign-in has ended.",
            }));
            return;
        }

        principal.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        await context.SignInAsync(Server, principal);
    }

    /// <summary>Ends the session, and with it every token that came from it.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        AuthenticateResult known = await context.AuthenticateAsync(Cookie);
        if (live.UserOf(known.Principal) is { } user)
        {
            sessions.End(SessionOf(known.Principal!));
            events.SignedOut(context, user);
        }

        cookies.Remove(context, TokenCookies.Code);
        cookies.Remove(context, TokenCookies.Access);
        cookies.Remove(context, TokenCookies.Refresh);
        await context.SignOutAsync(Cookie);
        await context.SignOutAsync(Server);
    }

    private static Guid SessionOf(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirst(SignInClaims.Session)!.Value);

    private static OpenIddictRequest RequestOf(HttpContext context) =>
        context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request: the sign-in's middleware must run before.");
}
