using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>What stands in cookies and tokens: as little as finds the user and the sign-in again; and the user as plugins see it.</summary>
internal sealed class SignInClaims(IBackOfficeUserReader users) : ICoreBackOfficeSignInManager
{
    /// <summary>Key of the user.</summary>
    public const string UserKey = Constants.Security.OpenIdDictSubClaimType;

    /// <summary>Key of the session, one for each time that a password was given.</summary>
    public const string Session = Constants.Security.SessionIdClaimType;

    /// <summary>For the cookie of the login page.</summary>
    public static ClaimsPrincipal ForCookie(IUser user, Guid session)
    {
        var identity = new ClaimsIdentity(Constants.Security.BackOfficeAuthenticationType);
        identity.AddClaim(new Claim(UserKey, user.Key.ToString()));
        identity.AddClaim(new Claim(Session, session.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>For codes and tokens, from the principal of the cookie or of an earlier token.</summary>
    public static ClaimsPrincipal ForTokens(ClaimsPrincipal known, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        foreach (string type in new[] { UserKey, Session })
        {
            identity.SetClaim(type, known.FindFirst(type)?.Value);
        }

        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Adds what Umbraco's and plugins' code reads from the current user's claims.</summary>
    public static void Describe(ClaimsIdentity identity, IUser user) => identity.AddRequiredClaims(
        user.Id.ToInvariantString(),
        user.Key,
        user.Username,
        user.Name ?? user.Username,
        user.StartContentIds,
        user.StartMediaIds,
        user.Language ?? string.Empty,
        user.SecurityStamp ?? string.Empty,
        user.AllowedSections,
        user.Groups.Select(group => group.Alias));

    public Task<ClaimsPrincipal?> CreateUserPrincipalAsync(Guid userKey)
    {
        if (users.GetByKey(userKey) is not { } user)
        {
            return Task.FromResult<ClaimsPrincipal?>(null);
        }

        var identity = new ClaimsIdentity(Constants.Security.BackOfficeAuthenticationType);
        Describe(identity, user);
        return Task.FromResult<ClaimsPrincipal?>(new ClaimsPrincipal(identity));
    }
}
