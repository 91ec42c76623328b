using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Infrastructure.Persistence.Querying;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>What the client keeps for a user on the server, his preferences for instance. Each user has his own only.</summary>
internal sealed class UserDataEndpoints(IUserDataService data) : IManagementEndpoints<UserDataEndpoints>
{
    private const string Policy = BackOfficePolicies.BackOfficeAccess;

    public static void Map(ManagementRoutes<UserDataEndpoints> routes)
    {
        routes.Get("user-data", Policy, (e, request) => e.List(request));
        routes.Get("user-data/{id:guid}", Policy, (e, request) => e.ByKey(request));
        routes.Post("user-data", Policy, (e, request) => e.Create(request));
        routes.Put("user-data", Policy, (e, request) => e.Update(request));
        routes.Delete("user-data/{id:guid}", Policy, (e, request) => e.Delete(request));
    }

    private static IResult NotFound => Answer.Problem(UserDataProblems.Table[UserDataOperationStatus.NotFound]);

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        var filter = new Wanted { UserKeys = [request.User.Key], Groups = Given(request.QueryTexts("groups")), Identifiers = Given(request.QueryTexts("identifiers")) };
        PagedModel<IUserData> page = await data.GetAsync(paging.Skip, paging.Take, filter);
        return Answer.Ok(new Paged<UserDataEntry>(page.Total, [.. page.Items.Select(item => new UserDataEntry(item.Group, item.Identifier, item.Value, item.Key))]));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await OwnAsync(request, request.Key()) is { } own
        ? Answer.Ok(new UserDataText(own.Group, own.Identifier, own.Value))
        : NotFound;

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateUserData asked = await request.BodyAsync<CreateUserData>();
        Attempt<IUserData, UserDataOperationStatus> created = await data.CreateAsync(Entity(request, asked.Group, asked.Identifier, asked.Value, asked.Key ?? Guid.NewGuid()));
        return created.Success ? Answer.Created(request, "user-data", created.Result.Key) : Answer.From(created, UserDataProblems.Table);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UserDataEntry asked = await request.BodyAsync<UserDataEntry>();
        return await OwnAsync(request, asked.Key) is not null
            ? Answer.From(await data.UpdateAsync(Entity(request, asked.Group, asked.Identifier, asked.Value, asked.Key)), UserDataProblems.Table)
            : NotFound;
    }

    private async Task<IResult> Delete(ManagementRequest request) => await OwnAsync(request, request.Key()) is { } own
        ? Answer.From(await data.DeleteAsync(own.Key), UserDataProblems.Table)
        : NotFound;

    private static ICollection<string>? Given(IReadOnlyList<string> texts) => texts.Count == 0 ? null : [.. texts];

    private static UserData Entity(ManagementRequest request, string group, string identifier, string value, Guid key) =>
        new() { Key = key, UserKey = request.User.Key, Group = group, Identifier = identifier, Value = value };

    private async Task<IUserData?> OwnAsync(ManagementRequest request, Guid key) =>
        await data.GetAsync(key) is { } item && item.UserKey == request.User.Key ? item : null;

    private sealed class Wanted : IUserDataFilter
    {
        public ICollection<Guid>? UserKeys { get; set; }

        public ICollection<string>? Groups { get; set; }

        public ICollection<string>? Identifiers { get; set; }
    }
}

internal sealed record UserDataText(string Group, string Identifier, string Value);

internal sealed record UserDataEntry(string Group, string Identifier, string Value, Guid Key);

internal sealed record CreateUserData(string Group, string Identifier, string Value, Guid? Key = null);

internal static class UserDataProblems
{
    public static StatusTable<UserDataOperationStatus> Table { get; } = new()
    {
        { UserDataOperationStatus.NotFound, 404, "The user data could not be found", "There is no user data of yours with this key." },
        { UserDataOperationStatus.UserNotFound, 404, "The user could not be found", "The user whose data this is does not exist." },
        { UserDataOperationStatus.AlreadyExists, 400, "The user data exists already", "There is user data with this key already." },
    };
}
