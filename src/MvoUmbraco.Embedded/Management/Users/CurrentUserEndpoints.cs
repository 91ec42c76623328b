using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>The user who asks: who he is, what he may do, his own password and picture.</summary>
internal sealed class CurrentUserEndpoints(IUserService users, IContentPermissionService documents, UserForms forms, IOptionsMonitor<SecuritySettings> security)
    : IManagementEndpoints<CurrentUserEndpoints>
{
    private const string Policy = BackOfficePolicies.BackOfficeAccess;

    public static void Map(ManagementRoutes<CurrentUserEndpoints> routes)
    {
        routes.Get("user/current", Policy, (e, request) => e.Current(request));
        routes.Get("user/current/configuration", Policy, (e, _) => e.Configuration());
        routes.Get("user/current/permissions", Policy, (e, request) => e.Permissions(request));
        routes.Get("user/current/permissions/document", Policy, (e, request) => e.DocumentPermissions(request));
        routes.Get("user/current/permissions/media", Policy, (e, request) => e.MediaPermissions(request));
        routes.Post("user/current/change-password", Policy, (e, request) => e.ChangePassword(request));
        routes.Post("user/current/avatar", Policy, (e, request) => e.SetAvatar(request));
    }

    private async Task<IResult> Current(ManagementRequest request) => Answer.Ok(await forms.CurrentAsync(request.User));

    /// <summary>There are no other ways to sign in than by password, and no second factors.</summary>
    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new CurrentUserConfiguration(
        security.CurrentValue.KeepUserLoggedIn, forms.PasswordRules, AllowChangePassword: true, AllowTwoFactor: false)));

    private async Task<IResult> Permissions(ManagementRequest request) =>
        Of(await users.GetPermissionsAsync(request.User.Key, [.. request.QueryKeys()]));

    private async Task<IResult> DocumentPermissions(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        NodePermissions[] found = [.. await documents.GetPermissionsAsync(request.User, keys)];
        return Of(found.Length < keys.Count
            ? Attempt.FailWithStatus<IEnumerable<NodePermissions>, UserOperationStatus>(UserOperationStatus.ContentNodeNotFound, found)
            : Attempt.SucceedWithStatus<IEnumerable<NodePermissions>, UserOperationStatus>(UserOperationStatus.Success, found));
    }

    private async Task<IResult> MediaPermissions(ManagementRequest request) =>
        Of(await users.GetMediaPermissionsAsync(request.User.Key, request.QueryKeys()));

    private async Task<IResult> ChangePassword(ManagementRequest request)
    {
        ChangeOwnPassword asked = await request.BodyAsync<ChangeOwnPassword>();
        Guid key = request.User.Key;
        Attempt<PasswordChangedModel, UserOperationStatus> changed =
            await users.ChangePasswordAsync(key, new ChangeUserPasswordModel { UserKey = key, NewPassword = asked.NewPassword, OldPassword = asked.OldPassword });
        return changed.Success ? Answer.Done : Answer.Problem(UserProblems.Of(changed.Status, changed.Result?.Error?.ErrorMessage));
    }

    private async Task<IResult> SetAvatar(ManagementRequest request)
    {
        UserOperationStatus status = await users.SetAvatarAsync(request.User.Key, (await request.BodyAsync<Avatar>()).File.Id);
        return status == UserOperationStatus.Success ? Answer.Done : Answer.Problem(UserProblems.Table[status]);
    }

    private static IResult Of(Attempt<IEnumerable<NodePermissions>, UserOperationStatus> permissions) => permissions.Success
        ? Answer.Ok(new PermissionsOfNodes([.. permissions.Result.Select(node => new PermissionsOfNode(node.NodeKey, node.Permissions))]))
        : Answer.From(permissions, UserProblems.Table);
}

internal sealed record PermissionsOfNodes(IReadOnlyList<PermissionsOfNode> Permissions);

internal sealed record PermissionsOfNode(Guid NodeKey, IEnumerable<string> Permissions);
