using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Repositories.Users;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using static OpenIddict.Validation.OpenIddictValidationEvents;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Whether a sign-in still counts, asked with every request: its user is there, neither disabled nor locked out, and its
/// session has not ended; a new password, name or address of the user ends it, see <see cref="UserSessions"/>.
/// </summary>
internal sealed class LiveSignIn(IBackOfficeUserReader users, UserSessions sessions) : IOpenIddictValidationHandler<ProcessAuthenticationContext>
{
    public static void AddTo(OpenIddictValidationBuilder validation) => validation.AddEventHandler<ProcessAuthenticationContext>(handler => handler
        .UseSingletonHandler<LiveSignIn>()
        .SetOrder(OpenIddictValidationHandlers.ValidateAccessToken.Descriptor.Order + 500));

    /// <summary>The user of a sign-in; null when it no longer counts.</summary>
    public IUser? UserOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirst(SignInClaims.UserKey)?.Value, out Guid key)
        && Guid.TryParse(principal.FindFirst(SignInClaims.Session)?.Value, out Guid session)
        && users.GetByKey(key) is { IsApproved: true, IsLockedOut: false } user
        && sessions.Validate(user.Id, session)
            ? user
            : null;

    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.AccessTokenPrincipal is { Identity: ClaimsIdentity identity } principal)
        {
            if (UserOf(principal) is { } user)
            {
                // As the user is now: groups and sections may have changed since the token was given out.
                SignInClaims.Describe(identity, user);
            }
            else
            {
                context.Reject(OpenIddictConstants.Errors.InvalidToken, "The sign-in has ended.");
            }
        }

        return ValueTask.CompletedTask;
    }
}
