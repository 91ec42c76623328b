using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.OutputCaching;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Delivery.Access;

/// <summary>A member who is signed in, with what public access asks about.</summary>
internal sealed record SignedInMember(Guid Key, string UserName, IReadOnlyList<string> Roles, bool IsApproved, bool IsLockedOut);

/// <summary>
/// The member behind the authenticated principal of a request, whatever scheme authenticated it: the claim
/// <see cref="ClaimTypes.NameIdentifier"/> (or <c>sub</c>) holds the member's key; only without such a claim the name is
/// taken as user name. Roles, approval and lock come from the member as it is now, not from the principal.
/// </summary>
internal sealed class SignedInMembers(IHttpContextAccessor http, IMemberService members)
{
    private static readonly object Known = new();

    public SignedInMember? Current
    {
        get
        {
            if (http.HttpContext is not { } context || !ContentGeneration.IsPersonal(context))
            {
                return null;
            }

            if (context.Items.TryGetValue(Known, out object? known))
            {
                return (SignedInMember?)known;
            }

            SignedInMember? member = Find(context.User);
            context.Items[Known] = member;
            return member;
        }
    }

    public SignedInMember? Find(ClaimsPrincipal principal)
    {
        foreach (ClaimsIdentity identity in principal.Identities.Where(identity => identity.IsAuthenticated))
        {
            string? id = (identity.FindFirst(ClaimTypes.NameIdentifier) ?? identity.FindFirst("sub"))?.Value;
            IMember? member = id is not null
                ? Guid.TryParse(id, out Guid key) ? members.GetById(key) : null
                : identity.Name is { Length: > 0 } name ? members.GetByUsername(name) : null;
            if (member is not null)
            {
                return new SignedInMember(member.Key, member.Username, [.. members.GetAllRoles(member.Username)], member.IsApproved, member.IsLockedOut);
            }
        }

        return null;
    }
}
