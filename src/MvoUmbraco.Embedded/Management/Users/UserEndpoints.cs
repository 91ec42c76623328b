using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>Users of the backoffice, managed. Administrators are managed by administrators only.</summary>
internal sealed class UserEndpoints(IUserService users, UserForms forms, NodeAccess access, IEmailSender mail, IOptionsMonitor<SecuritySettings> security)
    : IManagementEndpoints<UserEndpoints>
{
    private const string Policy = BackOfficePolicies.SectionAccessUsers;

    public static void Map(ManagementRoutes<UserEndpoints> routes)
    {
        routes.Get("user", Policy, (e, request) => e.List(request));
        routes.Get("filter/user", Policy, (e, request) => e.Filter(request));
        routes.Get("user/{id:guid}", Policy, (e, request) => e.ByKey(request), NodePermission.User);
        routes.Post("user", Policy, (e, request) => e.Create(request));
        routes.Put("user/{id:guid}", Policy, (e, request) => e.Update(request), NodePermission.User);
        routes.Delete("user/{id:guid}", Policy, (e, request) => e.Delete(request), NodePermission.User);
        routes.Delete("user", Policy, (e, request) => e.DeleteMany(request));
        routes.Get("user/{id:guid}/calculate-start-nodes", Policy, (e, request) => e.StartNodes(request), NodePermission.User);
        routes.Get("user/{id:guid}/client-credentials", Policy, (e, request) => e.ClientIds(request), NodePermission.User);
        routes.Get("user/configuration", Policy, (e, _) => e.Configuration());
        routes.Get("item/user", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
    }

    private static IResult NotFound => Answer.Problem(UserProblems.Table[UserOperationStatus.UserNotFound]);

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        return Page(await users.GetAllAsync(request.User.Key, paging.Skip, paging.Take));
    }

    private async Task<IResult> Filter(ManagementRequest request)
    {
        Paging paging = request.Paging;
        IReadOnlyList<Guid> groups = request.QueryKeys("userGroupIds");
        IReadOnlyList<UserState> states = request.Choices<UserState>("userStates");
        var filter = new UserFilter
        {
            IncludedUserGroups = groups.Count == 0 ? null : groups.ToHashSet(),
            IncludeUserStates = states.Count == 0 ? null : states.ToHashSet(),
            NameFilters = request.Query("filter") is { } text ? new HashSet<string>(StringComparer.Ordinal) { text } : null,
        };
        Attempt<PagedModel<IUser>, UserOperationStatus> page = await users.FilterAsync(
            request.User.Key, filter, paging.Skip, paging.Take, request.Choice<UserOrder>("orderBy") ?? UserOrder.UserName, request.Choice<Direction>("orderDirection") ?? Direction.Ascending);
        return Page(page!);
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await users.GetAsync(request.Key()) is { } user ? Answer.Ok(forms.Of(user)) : NotFound;

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateUser asked = await request.BodyAsync<CreateUser>();
        Attempt<UserCreationResult, UserOperationStatus> created = await users.CreateAsync(request.User.Key, asked.ToModel(), true);
        return created.Success
            ? Answer.Created(request, "user", created.Result.CreatedUser!.Key)
            : Answer.Problem(UserProblems.Of(created.Status, created.Result.Error?.ErrorMessage));
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateUser asked = await request.BodyAsync<UpdateUser>();
        return Answer.From(await users.UpdateAsync(request.User.Key, asked.ToModel(request.Key())), UserProblems.Table);
    }

    private async Task<IResult> Delete(ManagementRequest request) => Done(await users.DeleteAsync(request.User.Key, request.Key()));

    private async Task<IResult> DeleteMany(ManagementRequest request)
    {
        HashSet<Guid> keys = (await request.BodyAsync<UserKeys>()).Keys;
        return await access.MayUsersAsync(request.User, keys) ? Done(await users.DeleteAsync(request.User.Key, keys)) : Answer.Forbidden;
    }

    private async Task<IResult> StartNodes(ManagementRequest request) => await users.GetAsync(request.Key()) is { } user ? Answer.Ok(forms.StartNodes(user)) : NotFound;

    private async Task<IResult> ClientIds(ManagementRequest request) =>
        await users.GetAsync(request.Key()) is { } user ? Answer.Ok((await users.GetClientIdsAsync(user.Key)).ToArray()) : NotFound;

    /// <summary>There are no other ways to sign in than by password, and no second factors.</summary>
    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new UserConfiguration(
        mail.CanSendRequiredEmail(), security.CurrentValue.UsernameIsEmail, forms.PasswordRules, AllowChangePassword: true, AllowTwoFactor: false)));

    private async Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IUser> found = keys.Count == 0 ? [] : await users.GetAsync(keys);
        return Answer.Ok(found.InOrderOf(keys, user => user.Key).Select(forms.Item).ToArray());
    }

    private IResult Page(Attempt<PagedModel<IUser>?, UserOperationStatus> page) => page.Success
        ? Answer.Ok(new Paged<UserModel>(page.Result!.Total, [.. page.Result.Items.Select(forms.Of)]))
        : Answer.From(page, UserProblems.Table);

    private static IResult Done(UserOperationStatus status) => status == UserOperationStatus.Success ? Answer.Done : Answer.Problem(UserProblems.Table[status]);
}
