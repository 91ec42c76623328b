using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Identity;

/// <summary>
/// What is offered of <see cref="IUserRepository"/> and <see cref="IBackOfficeUserReader"/>: finding the super user, the
/// only user there is. The public members are called by name.
/// </summary>
internal sealed class OfferedUsers(SuperUser super)
{
    public IUser? Get(int id) => id == super.User.Id ? super.User : null;

    public IUser? Get(Guid key) => key == super.User.Key ? super.User : null;

    public IUser? Get(int? id, bool includeSecurityData) => id is { } known ? Get(known) : null;

    public IUser? GetById(int id) => Get(id);

    public IUser? GetByKey(Guid key) => Get(key);

    public IEnumerable<IUser> GetMany(params Guid[]? ids) => ids is null or [] || ids.Contains(super.User.Key) ? [super.User] : [];

    public IEnumerable<IUser> GetManyById(IEnumerable<int> ids) => ids.Contains(super.User.Id) ? [super.User] : [];

    public IEnumerable<IUser> GetManyByKey(IEnumerable<Guid> keys) => keys.Contains(super.User.Key) ? [super.User] : [];

    public IEnumerable<IUser> GetAllInGroup(int groupId) => groupId == super.Administrators.Id ? [super.User] : [];

    public IProfile? GetProfile(int id) => id == super.User.Id ? new UserProfile(super.User.Id, super.User.Name) : null;

    public bool Exists(Guid id) => id == super.User.Key;
}

/// <summary>What is offered of <see cref="IUserGroupRepository"/>: the administrators' group, the only one there is.</summary>
internal sealed class OfferedUserGroups(SuperUser super)
{
    public IUserGroup? Get(int id) => id == super.Administrators.Id ? super.Administrators : null;

    public IUserGroup? Get(string alias) => alias == super.Administrators.Alias ? super.Administrators : null;

    public IEnumerable<IUserGroup> GetMany(params int[]? ids) => ids is null or [] || ids.Contains(super.Administrators.Id) ? [super.Administrators] : [];

    public bool Exists(int id) => id == super.Administrators.Id;
}
