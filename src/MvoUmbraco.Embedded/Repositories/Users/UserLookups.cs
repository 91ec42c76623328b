using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Ids of users to keys and back.</summary>
internal sealed class UserIdKeyResolver(StoreAccess store) : IUserIdKeyResolver
{
    private Table<UserRow> Users => store.Read.Table(UserRow.Kind);

    public async Task<int> GetAsync(Guid key) => await TryGetAsync(key) is { Success: true } found
        ? found.Result
        : throw new InvalidOperationException($"There is no user with the key {key}.");

    public async Task<Guid> GetAsync(int id) => await TryGetAsync(id) is { Success: true } found
        ? found.Result
        : throw new InvalidOperationException($"There is no user with the id {id}.");

    /// <summary>The super user is known before there is a database.</summary>
    public Task<Attempt<int>> TryGetAsync(Guid key) => Task.FromResult(
        key == Constants.Security.SuperUserKey ? Attempt.Succeed(Constants.Security.SuperUserId)
        : Users.Get(key) is { } user ? Attempt.Succeed(user.Id)
        : Attempt.Fail(0));

    /// <inheritdoc cref="TryGetAsync(Guid)"/>
    public Task<Attempt<Guid>> TryGetAsync(int id) => Task.FromResult(
        id == Constants.Security.SuperUserId ? Attempt.Succeed(Constants.Security.SuperUserKey)
        : Users.Get(id) is { } user ? Attempt.Succeed(user.Key)
        : Attempt.Fail(Guid.Empty));
}

/// <summary>Users for who must not depend on the user service.</summary>
internal sealed class BackOfficeUserReader(IUserRepository users, StoreAccess store, UserEntities entities) : IBackOfficeUserReader
{
    public IUser? GetById(int id) => users.Get(id);

    public IUser? GetByKey(Guid key) => users.Get(key);

    public IEnumerable<IUser> GetManyById(IEnumerable<int> ids) =>
        [.. ids.Distinct().Select(store.Read.Table(UserRow.Kind).Get).OfType<UserRow>().Select(entities.User)];

    public IEnumerable<IUser> GetManyByKey(IEnumerable<Guid> keys) => keys.ToArray() is { Length: > 0 } known ? users.GetMany(known) : [];

    public IEnumerable<IUser> GetAllInGroup(int groupId) => users.GetAllInGroup(groupId);
}
