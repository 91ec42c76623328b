using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>Letting users in and keeping them out: enabled, locked, in which groups, with which password.</summary>
internal sealed class UserStateEndpoints(IUserService users, IUserGroupService groups, NodeAccess access) : IManagementEndpoints<UserStateEndpoints>
{
    private const string Policy = BackOfficePolicies.SectionAccessUsers;

    public static void Map(ManagementRoutes<UserStateEndpoints> routes)
    {
        routes.Post("user/enable", Policy, (e, request) => e.Enable(request));
        routes.Post("user/disable", Policy, (e, request) => e.Disable(request));
        routes.Post("user/unlock", Policy, (e, request) => e.Unlock(request));
        routes.Post("user/set-user-groups", Policy, (e, request) => e.SetGroups(request));
        routes.Post("user/{id:guid}/change-password", Policy, (e, request) => e.ChangePassword(request), NodePermission.User);
        routes.Post("user/{id:guid}/reset-password", Policy, (e, request) => e.ResetPassword(request), NodePermission.User);
        routes.Post("user/avatar/{id:guid}", Policy, (e, request) => e.SetAvatar(request), NodePermission.User);
        routes.Delete("user/avatar/{id:guid}", Policy, (e, request) => e.ClearAvatar(request), NodePermission.User);
    }

    private Task<IResult> Enable(ManagementRequest request) => ForAsync(request, keys => users.EnableAsync(request.User.Key, keys));

    private Task<IResult> Disable(ManagementRequest request) => ForAsync(request, keys => users.DisableAsync(request.User.Key, keys));

    private Task<IResult> Unlock(ManagementRequest request) => ForAsync(request, async keys => (await users.UnlockAsync(request.User.Key, [.. keys])).Status);

    private async Task<IResult> SetGroups(ManagementRequest request)
    {
        UserGroupsOfUsers asked = await request.BodyAsync<UserGroupsOfUsers>();
        HashSet<Guid> keys = [.. asked.UserIds.Select(user => user.Id)];
        return await access.MayUsersAsync(request.User, keys)
            ? Answer.From(await groups.UpdateUserGroupsOnUsersAsync(asked.UserGroupIds.Select(group => group.Id).ToHashSet(), keys, request.User.Key), UserGroupProblems.Table)
            : Answer.Forbidden;
    }

    private async Task<IResult> ChangePassword(ManagementRequest request)
    {
        ChangePassword asked = await request.BodyAsync<ChangePassword>();
        Attempt<PasswordChangedModel, UserOperationStatus> changed =
            await users.ChangePasswordAsync(request.User.Key, new ChangeUserPasswordModel { UserKey = request.Key(), NewPassword = asked.NewPassword });
        return changed.Success ? Answer.Done : Answer.Problem(UserProblems.Of(changed.Status, changed.Result?.Error?.ErrorMessage));
    }

    private async Task<IResult> ResetPassword(ManagementRequest request)
    {
        Attempt<PasswordChangedModel, UserOperationStatus> reset = await users.ResetPasswordAsync(request.User.Key, request.Key());
        return reset.Success
            ? Answer.Ok(new GeneratedPassword(reset.Result.ResetPassword))
            : Answer.Problem(UserProblems.Of(reset.Status, reset.Result?.Error?.ErrorMessage));
    }

    private async Task<IResult> SetAvatar(ManagementRequest request) => Done(await users.SetAvatarAsync(request.Key(), (await request.BodyAsync<Avatar>()).File.Id));

    private async Task<IResult> ClearAvatar(ManagementRequest request) => Done(await users.ClearAvatarAsync(request.Key()));

    private async Task<IResult> ForAsync(ManagementRequest request, Func<HashSet<Guid>, Task<UserOperationStatus>> change)
    {
        HashSet<Guid> keys = (await request.BodyAsync<UserKeys>()).Keys;
        return await access.MayUsersAsync(request.User, keys) ? Done(await change(keys)) : Answer.Forbidden;
    }

    private static IResult Done(UserOperationStatus status) => status == UserOperationStatus.Success ? Answer.Done : Answer.Problem(UserProblems.Table[status]);
}
