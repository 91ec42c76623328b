using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Infrastructure.Persistence.Querying;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>What the backoffice remembers for each user.</summary>
internal sealed class UserDataRepository(StoreAccess store) : IUserDataRepository, IUserRemoval
{
    private Table<UserDataRow> Rows => store.Read.Table(UserDataRow.Kind);

    public Task<IUserData?> GetAsync(Guid key) => Task.FromResult(Rows.Get(key) is { } row ? Data(row) : null);

    public Task<PagedModel<IUserData>> GetAsync(int skip, int take, IUserDataFilter? filter = null)
    {
        IEnumerable<UserDataRow> candidates = filter?.UserKeys is { Count: > 0 } users ? users.Distinct().SelectMany(user => Rows.Find(UserDataRow.ByUser, user)) : Rows.All;
        UserDataRow[] found =
        [
            .. candidates.Where(row => Names(filter?.Groups, row.Group) && Names(filter?.Identifiers, row.Identifier))
                .OrderBy(row => row.Identifier, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id),
        ];
        return Task.FromResult(new PagedModel<IUserData>(found.Length, found.Skip(skip).Take(take).Select(Data).ToArray()));
    }

    public Task<IUserData> Save(IUserData userData)
    {
        Put(userData, store.NextId());
        return Task.FromResult(userData);
    }

    /// <exception cref="InvalidOperationException">There is nothing with that key.</exception>
    public Task<IUserData> Update(IUserData userData)
    {
        store.Write.AcquireWriter();
        UserDataRow known = Rows.Get(userData.Key) ?? throw new InvalidOperationException($"There is no user data with the key {userData.Key} to update.");
        Put(userData, known.Id);
        return Task.FromResult(userData);
    }

    public Task Delete(IUserData userData)
    {
        store.Write.AcquireWriter();
        if (Rows.Get(userData.Key) is { } row)
        {
            store.Write.Remove(UserDataRow.Kind, row.Id);
        }

        return Task.CompletedTask;
    }

    public void Remove(UserRow user)
    {
        foreach (UserDataRow row in Rows.Find(UserDataRow.ByUser, user.Key).ToList())
        {
            store.Write.Remove(UserDataRow.Kind, row.Id);
        }
    }

    private void Put(IUserData data, int id) => store.Write.Put(UserDataRow.Kind, new UserDataRow
    {
        Id = id,
        Key = data.Key,
        User = data.UserKey,
        Group = data.Group,
        Identifier = data.Identifier,
        Value = data.Value,
    });

    private static bool Names(ICollection<string>? names, string name) => names is not { Count: > 0 } || names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IUserData Data(UserDataRow row) => new UserData
    {
        Key = row.Key,
        UserKey = row.User,
        Group = row.Group,
        Identifier = row.Identifier,
        Value = row.Value,
    };
}
