using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Access;

/// <summary>A backoffice user who is signed in, has any of the sections (all of them will do when none is named), and is an administrator where that is asked.</summary>
internal sealed class BackOfficeUser(IReadOnlyList<string> sections, bool adminsOnly) : IAuthorizationRequirement
{
    public bool IsMetBy(IUser user) =>
        (!adminsOnly || user.IsAdmin())
        && (sections.Count == 0 || user.AllowedSections.Any(section => sections.Contains(section, StringComparer.OrdinalIgnoreCase)));
}

/// <summary>Answers <see cref="BackOfficeUser"/>. Silent for who is not met: another scheme's handler has no say in it.</summary>
internal sealed class BackOfficeUserHandler(CurrentUser currentUser) : AuthorizationHandler<BackOfficeUser>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, BackOfficeUser requirement)
    {
        IUser? user = context.Resource is HttpContext http && ReferenceEquals(http.User, context.User) ? currentUser.Of(http) : currentUser.Of(context.User);
        if (user is not null && requirement.IsMetBy(user))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
