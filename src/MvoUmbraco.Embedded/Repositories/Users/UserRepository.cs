using System.Data;
using System.Linq.Expressions;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Logins;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// Users of the backoffice. User names and e-mail addresses are compared without regard to case. A save writes of a
/// stored user only what was changed on the entity; see <see cref="UserWrites"/>.
/// </summary>
internal sealed class UserRepository(StoreAccess store, UserEntities entities, UserWrites writes, UserSessions sessions, Lazy<IEnumerable<IUserRemoval>> removals)
    : IUserRepository
{
    private Table<UserRow> Users => store.Read.Table(UserRow.Kind);

    public IUser? Get(Guid id) => Built(Users.Get(id));

    public IUser? Get(int id) => Built(Users.Get(id));

    /// <summary>Always with groups and start nodes: there is nothing to be saved by leaving them out.</summary>
    public IUser? Get(int? id, bool includeSecurityData) => id is { } known ? Get(known) : null;

    /// <inheritdoc cref="Get(int?, bool)"/>
    public IUser? GetByUsername(string username, bool includeSecurityData) => Built(WithName(username));

    public IEnumerable<IUser> GetMany(params Guid[]? ids) => Built(ids is null or [] ? Users.All : ids.Distinct().Select(Users.Get).OfType<UserRow>());

    public IEnumerable<IUser> Get(IQuery<IUser> query) => [.. Matching(query)];

    public IEnumerable<IUser> GetAllInGroup(int groupId) => Built(Users.Find(UserRow.ByGroup, groupId));

    public IEnumerable<IUser> GetAllNotInGroup(int groupId) => Built(Users.All.Where(row => !row.Groups.Contains(groupId)));

    public IProfile? GetProfile(string username) => Profile(WithName(username));

    public IProfile? GetProfile(int id) => Profile(Users.Get(id));

    public bool Exists(Guid id) => Users.Get(id) is not null;

    public bool ExistsByUserName(string username) => WithName(username) is not null;

    public bool ExistsByLogin(string login) => WithName(login) is not null;

    public int Count(IQuery<IUser>? query) => Matching(query).Count();

    public int GetCountByQuery(IQuery<IUser>? query) => Count(query);

    public IDictionary<UserState, int> GetUserStates() =>
        UserStates.Each.ToDictionary(state => state, state => Users.All.Count(row => UserStates.Is(row, state)));

    public IEnumerable<IUser> GetPagedResultsByQuery(
        IQuery<IUser>? query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        Expression<Func<IUser, object?>> orderBy,
        Direction orderDirection = Direction.Ascending,
        string[]? includeUserGroups = null,
        string[]? excludeUserGroups = null,
        UserState[]? userState = null,
        IQuery<IUser>? filter = null)
    {
        ArgumentNullException.ThrowIfNull(orderBy);
        HashSet<int>? including = includeUserGroups is null or [] ? null : GroupsNamed(includeUserGroups);
        HashSet<int> excluding = GroupsNamed(excludeUserGroups ?? []);
        UserState[]? states = userState is null or [] || userState.Contains(UserState.All) ? null : userState;
        IEnumerable<IUser> found = Matching(query, row => (including is null || row.Groups.Any(including.Contains))
            && !row.Groups.Any(excluding.Contains)
            && (states is null || states.Any(state => UserStates.Is(row, state))));
        if (filter is not null)
        {
            found = found.Where(EntityQuery.From(filter).Matches);
        }

        Func<IUser, object?> field = SqlMeaning.Compile(orderBy);
        Func<IUser, SortValue> key = user => SortValue.Of(field(user));
        IOrderedEnumerable<IUser> ordered = orderDirection == Direction.Ascending ? found.OrderBy(key) : found.OrderByDescending(key);
        return Page.Of(ordered.ThenBy(user => user.Id), pageIndex, pageSize, out totalRecords);
    }

    /// <exception cref="ArgumentException">The user has no user name.</exception>
    /// <exception cref="DuplicateNameException">Another user has the user name.</exception>
    /// <exception cref="InvalidOperationException">The user is no more; to save would bring somebody back who was deleted.</exception>
    public void Save(IUser entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Username))
        {
            throw new ArgumentException("A user needs a user name to sign in with (Username).", nameof(entity));
        }

        store.Write.AcquireWriter();
        if (WithName(entity.Username) is { } other && other.Id != entity.Id)
        {
            throw new DuplicateNameException($"The user name {entity.Username} belongs to another user ({other.Id}) already. Choose another user name (Username).");
        }

        if (!entity.HasIdentity)
        {
            store.Write.Put(UserRow.Kind, writes.OfNew(entity, store.NextId()));
        }
        else if (Users.Get(entity.Id) is { } known)
        {
            store.Write.Put(UserRow.Kind, writes.OfChanged(entity, known));
        }
        else
        {
            throw new InvalidOperationException($"There is no user with the id {entity.Id} to save. Read it again; it may have been deleted.");
        }

        entity.ResetDirtyProperties();
    }

    /// <summary>Sessions, settings, logins and subscriptions go with the user; what it made stays, without a name to show.</summary>
    public void Delete(IUser entity)
    {
        store.Write.AcquireWriter();
        if (Users.Get(entity.Id) is { } row)
        {
            foreach (IUserRemoval removal in removals.Value)
            {
                removal.Remove(row);
            }

            store.Write.Remove(UserRow.Kind, row.Id);
        }

        entity.DeleteDate = DateTime.UtcNow;
    }

    public Guid CreateLoginSession(int? userId, string requestingIpAddress, bool cleanStaleSessions = true) =>
        sessions.Start(userId, requestingIpAddress, cleanStaleSessions);

    public bool ValidateLoginSession(int userId, Guid sessionId) => sessions.Validate(userId, sessionId);

    public int ClearLoginSessions(int userId) => sessions.Clear(userId);

    public int ClearLoginSessions(TimeSpan timespan) => sessions.Clear(timespan);

    public void ClearLoginSession(Guid sessionId) => sessions.End(sessionId);

    public IEnumerable<string> GetAllClientIds() => [.. Users.All.SelectMany(row => row.ClientIds)];

    public IEnumerable<string> GetClientIds(int id) => Users.Get(id)?.ClientIds ?? [];

    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public void AddClientId(int id, string clientId)
    {
        store.Write.AcquireWriter();
        UserRow row = Users.Get(id) ?? throw new InvalidOperationException($"There is no user with the id {id} to give a client id to.");
        store.Write.Put(UserRow.Kind, row with { ClientIds = [.. row.ClientIds.Union([clientId])] });
    }

    public bool RemoveClientId(int id, string clientId)
    {
        store.Write.AcquireWriter();
        if (Users.Get(id) is not { } row || !row.ClientIds.Contains(clientId))
        {
            return false;
        }

        store.Write.Put(UserRow.Kind, row with { ClientIds = [.. row.ClientIds.Where(known => known != clientId)] });
        return true;
    }

    public IUser? GetByClientId(string clientId) => Built(Users.All.FirstOrDefault(row => row.ClientIds.Contains(clientId)));

    /// <summary>Null: this host is never in the middle of an upgrade.</summary>
    public IUser? GetForUpgrade(int id) => null;

    /// <inheritdoc cref="GetForUpgrade"/>
    public IUser? GetForUpgradeByUsername(string username) => null;

    /// <inheritdoc cref="GetForUpgrade"/>
    public IUser? GetForUpgradeByEmail(string email) => null;

    /// <summary>Who signed in by a provider that is no more must sign in anew.</summary>
    public void InvalidateSessionsForRemovedProviders(IEnumerable<string> currentLoginProviders)
    {
        store.Write.AcquireWriter();
        foreach (Guid account in RemovedProviders.Among(store.Read.Table(ExternalLoginRow.Kind).All, currentLoginProviders).Select(login => login.Account).Distinct().ToList())
        {
            if (Users.Get(account) is { } user)
            {
                store.Write.Put(UserRow.Kind, user with { SecurityStamp = Guid.NewGuid().ToString() });
                sessions.Clear(user.Id);
            }
        }
    }

    private UserRow? WithName(string? username) => string.IsNullOrEmpty(username) ? null : Users.FindFirst(UserRow.ByUsername, username);

    private HashSet<int> GroupsNamed(string[] aliases)
    {
        Table<UserGroupRow> groups = store.Read.Table(UserGroupRow.Kind);
        return [.. aliases.Select(alias => groups.FindFirst(UserGroupRow.ByAlias, alias)?.Id).OfType<int>()];
    }

    private IEnumerable<IUser> Matching(IQuery<IUser>? query, Func<UserRow, bool>? also = null)
    {
        IEnumerable<UserRow> rows = also is null ? Candidates(query) : Candidates(query).Where(also);
        IEnumerable<IUser> users = rows.Select(entities.User);
        return query is null ? users : users.Where(EntityQuery.From(query).Matches);
    }

    private IEnumerable<UserRow> Candidates(IQuery<IUser>? query)
    {
        QueryHints hints = query is null ? QueryHints.None : EntityQuery.From(query).Hints;
        return hints.EqualText(nameof(IUser.Username)) is { } username ? Users.Find(UserRow.ByUsername, username)
            : hints.EqualText(nameof(IUser.Email)) is { } email ? Users.Find(UserRow.ByEmail, email)
            : Users.All;
    }

    private IUser? Built(UserRow? row) => row is null ? null : entities.User(row);

    private List<IUser> Built(IEnumerable<UserRow> rows) => [.. rows.Select(entities.User)];

    private static UserProfile? Profile(UserRow? row) => row is null ? null : new UserProfile(row.Id, row.Name);
}
