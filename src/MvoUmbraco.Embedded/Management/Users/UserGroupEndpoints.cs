using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>User groups. Who is no administrator sees and changes the groups that he is in himself.</summary>
internal sealed class UserGroupEndpoints(IUserGroupService groups, IUserGroupPermissionService permissions, UserGroupForms forms, IShortStringHelper strings)
    : IManagementEndpoints<UserGroupEndpoints>
{
    private const string Policy = BackOfficePolicies.SectionAccessUsers;

    public static void Map(ManagementRoutes<UserGroupEndpoints> routes)
    {
        routes.Get("user-group", Policy, (e, request) => e.List(request));
        routes.Get("filter/user-group", Policy, (e, request) => e.Filter(request));
        routes.Get("user-group/{id:guid}", Policy, (e, request) => e.ByKey(request));
        routes.Post("user-group", Policy, (e, request) => e.Create(request));
        routes.Put("user-group/{id:guid}", Policy, (e, request) => e.Update(request));
        routes.Delete("user-group/{id:guid}", Policy, (e, request) => e.Delete(request));
        routes.Delete("user-group", Policy, (e, request) => e.DeleteMany(request));
        routes.Post("user-group/{id:guid}/users", Policy, (e, request) => e.AddUsers(request));
        routes.Delete("user-group/{id:guid}/users", Policy, (e, request) => e.RemoveUsers(request));
        routes.Get("item/user-group", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
    }

    private static IResult NotFound => Answer.Problem(UserGroupProblems.Table[UserGroupOperationStatus.NotFound]);

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IUserGroup> page = await groups.GetAllAsync(paging.Skip, paging.Take);
        return Answer.Ok(new Paged<UserGroupModel>(page.Total, await forms.OfAsync(page.Items)));
    }

    private async Task<IResult> Filter(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<IUserGroup>, UserGroupOperationStatus> page = await groups.FilterAsync(request.User.Key, request.Query("filter"), paging.Skip, paging.Take);
        return page.Success
            ? Answer.Ok(new Paged<UserGroupModel>(page.Result.Total, await forms.OfAsync(page.Result.Items)))
            : Answer.From(page, UserGroupProblems.Table);
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await groups.GetAsync(request.Key()) switch
    {
        null => NotFound,
        { } group when await MayAsync(request, group.Key) => Answer.Ok(await forms.OfAsync(group)),
        _ => Answer.Forbidden,
    };

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateUserGroup asked = await request.BodyAsync<CreateUserGroup>();
        var group = new UserGroup(strings) { Key = asked.Id ?? Guid.NewGuid() };
        await forms.FillAsync(group, asked);
        Attempt<IUserGroup, UserGroupOperationStatus> created = await groups.CreateAsync(group, request.User.Key);
        return created.Success ? Answer.Created(request, "user-group", created.Result.Key) : Answer.From(created, UserGroupProblems.Table);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        SentUserGroup asked = await request.BodyAsync<SentUserGroup>();
        if (await groups.GetAsync(request.Key()) is not { } group)
        {
            return NotFound;
        }

        if (!await MayAsync(request, group.Key))
        {
            return Answer.Forbidden;
        }

        await forms.FillAsync(group, asked);
        return Answer.From(await groups.UpdateAsync(group, request.User.Key), UserGroupProblems.Table);
    }

    private Task<IResult> Delete(ManagementRequest request) => DeleteAsync(request, [request.Key()]);

    private async Task<IResult> DeleteMany(ManagementRequest request) =>
        await DeleteAsync(request, [.. (await request.BodyAsync<UserGroupKeys>()).UserGroupIds.Select(group => group.Id)]);

    private async Task<IResult> DeleteAsync(ManagementRequest request, Guid[] keys) => await MayAsync(request, keys)
        ? Answer.From(await groups.DeleteAsync(keys.ToHashSet()), UserGroupProblems.Table)
        : Answer.Forbidden;

    private async Task<IResult> AddUsers(ManagementRequest request) => await ChangeUsersAsync(request, groups.AddUsersToUserGroupAsync);

    private async Task<IResult> RemoveUsers(ManagementRequest request) => await ChangeUsersAsync(request, groups.RemoveUsersFromUserGroupAsync);

    private async Task<IResult> ChangeUsersAsync(ManagementRequest request, Func<UsersToUserGroupManipulationModel, Guid, Task<Attempt<UserGroupOperationStatus>>> change)
    {
        Reference[] users = await request.BodyAsync<Reference[]>();
        return await MayAsync(request, request.Key())
            ? Answer.From(await change(new UsersToUserGroupManipulationModel(request.Key(), [.. users.Select(user => user.Id)]), request.User.Key), UserGroupProblems.Table)
            : Answer.Forbidden;
    }

    private async Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IUserGroup> found = keys.Count == 0 ? [] : await groups.GetAsync(keys);
        return Answer.Ok(found.InOrderOf(keys, group => group.Key).Select(UserGroupItem.Of).ToArray());
    }

    private async Task<bool> MayAsync(ManagementRequest request, params Guid[] keys) =>
        await permissions.AuthorizeAccessAsync(request.User, keys) == UserGroupAuthorizationStatus.Success;
}
