using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Access;

/// <summary>The backoffice user of a request: whose key stands in the token's <c>sub</c>, and who may still sign in.</summary>
internal sealed class CurrentUser(IUserService users)
{
    public const string KeyClaim = "sub";

    private static readonly object Item = new();

    public IUser? Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Item, out object? known))
        {
            return (IUser?)known;
        }

        IUser? user = Of(context.User);
        context.Items[Item] = user;
        return user;
    }

    /// <summary>Null when nobody is signed in, the user is gone, disabled or locked out.</summary>
    public IUser? Of(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(KeyClaim), out Guid key)
        && users.GetAsync(key).GetAwaiter().GetResult() is { IsApproved: true, IsLockedOut: false } user
            ? user
            : null;
}
