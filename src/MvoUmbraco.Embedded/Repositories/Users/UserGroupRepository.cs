using System.Data;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>User groups, and what they may do. Aliases are compared without regard to case.</summary>
internal sealed class UserGroupRepository(StoreAccess store, UserEntities entities, GroupPermissions permissions) : IUserGroupRepository
{
    private Table<UserGroupRow> Groups => store.Read.Table(UserGroupRow.Kind);

    private Table<UserRow> Users => store.Read.Table(UserRow.Kind);

    public IUserGroup? Get(int id) => Groups.Get(id) is { } row ? entities.Group(row) : null;

    public IUserGroup? Get(string alias) => Groups.FindFirst(UserGroupRow.ByAlias, alias) is { } row ? entities.Group(row) : null;

    public IEnumerable<IUserGroup> GetMany(params int[]? ids) => Built(ids is null or [] ? Groups.All : ids.Distinct().Order().Select(Groups.Get).OfType<UserGroupRow>());

    public IEnumerable<IUserGroup> GetGroupsAssignedToSection(string sectionAlias) =>
        Built(Groups.All.Where(row => row.Sections.Contains(sectionAlias, StringComparer.OrdinalIgnoreCase)));

    public IEnumerable<IUserGroup> Get(IQuery<IUserGroup> query) => [.. Groups.All.Select(entities.Group).Where(EntityQuery.From(query).Matches)];

    public bool Exists(int id) => Groups.Get(id) is not null;

    public int Count(IQuery<IUserGroup>? query) => query is null ? Groups.Count : Get(query).Count();

    /// <exception cref="ArgumentException">The group has no alias.</exception>
    /// <exception cref="DuplicateNameException">Another group has the alias.</exception>
    /// <exception cref="InvalidOperationException">The group is no more.</exception>
    public void Save(IUserGroup entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Alias))
        {
            throw new ArgumentException("A user group needs an alias (Alias).", nameof(entity));
        }

        store.Write.AcquireWriter();
        if (Groups.FindFirst(UserGroupRow.ByAlias, entity.Alias) is { } other && other.Id != entity.Id)
        {
            throw new DuplicateNameException($"The alias {entity.Alias} belongs to another user group ({other.Id}) already. Choose another alias (Alias).");
        }

        if (!entity.HasIdentity)
        {
            entity.AddingEntity();
            entity.Id = store.NextId();
        }
        else if (Groups.Get(entity.Id) is not null)
        {
            entity.UpdatingEntity();
        }
        else
        {
            throw new InvalidOperationException($"There is no user group with the id {entity.Id} to save. Read it again; it may have been deleted.");
        }

        store.Write.Put(UserGroupRow.Kind, RowOf(entity));
        entity.ResetDirtyProperties();
    }

    /// <param name="userGroup">The group.</param>
    /// <param name="userIds">Who is in it from now on, and nobody else; null leaves it.</param>
    public void AddOrUpdateGroupWithUsers(IUserGroup userGroup, int[]? userIds)
    {
        Save(userGroup);
        if (userIds is not null)
        {
            DefinitionTree.Each(store.Write, UserRow.Kind, user => (user.Groups.Contains(userGroup.Id), userIds.Contains(user.Id)) switch
            {
                (true, false) => Without(user, userGroup.Id),
                (false, true) => user with { Groups = [.. user.Groups, userGroup.Id] },
                _ => user,
            });
        }
    }

    /// <summary>Also takes everybody out of the group.</summary>
    public void Delete(IUserGroup entity)
    {
        store.Write.AcquireWriter();
        foreach (UserRow user in Users.Find(UserRow.ByGroup, entity.Id).ToList())
        {
            store.Write.Put(UserRow.Kind, Without(user, entity.Id));
        }

        store.Write.Remove(UserGroupRow.Kind, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public EntityPermissionCollection GetPermissions(int[] groupIds, params int[] entityIds) => permissions.Of(groupIds, entityIds);

    /// <inheritdoc/>
    public EntityPermissionCollection GetPermissions(IReadOnlyUserGroup[]? groups, bool fallbackToDefaultPermissions, params int[] nodeIds)
    {
        ArgumentNullException.ThrowIfNull(groups);
        EntityPermissionCollection said = permissions.Of(groups.Select(group => group.Id), nodeIds);
        if (!fallbackToDefaultPermissions)
        {
            return said;
        }

        // A permission equals another of the same group and node, so that the group's own fill only the gaps.
        var result = new EntityPermissionCollection(said);
        int[] asked = nodeIds.Length == 0 ? [.. said.Select(permission => permission.EntityId).Distinct()] : nodeIds;
        result.UnionWith(
            from node in asked
            from @group in groups
            select new EntityPermission(@group.Id, node, @group.Permissions, isDefaultPermissions: true));
        return result;
    }

    public void ReplaceGroupPermissions(int groupId, ISet<string> permissionsOfGroup, params int[] entityIds) => permissions.Replace(groupId, permissionsOfGroup, entityIds);

    public void AssignGroupPermission(int groupId, string permission, params int[] entityIds) => permissions.Assign(groupId, permission, entityIds);

    private List<IUserGroup> Built(IEnumerable<UserGroupRow> rows) => [.. rows.Select(entities.Group)];

    private static UserRow Without(UserRow user, int group) => user with { Groups = [.. user.Groups.Where(id => id != group)] };

    private static UserGroupRow RowOf(IUserGroup entity) => new()
    {
        Id = entity.Id,
        Key = entity.Key,
        Alias = entity.Alias,
        Name = entity.Name,
        Description = entity.Description,
        Icon = entity.Icon,
        StartContent = entity.StartContentId,
        StartMedia = entity.StartMediaId,
        AllLanguages = entity.HasAccessToAllLanguages,
        Languages = [.. entity.AllowedLanguages.Distinct()],
        Sections = [.. entity.AllowedSections.Distinct()],
        Permissions = [.. entity.Permissions],
        Granular = [.. entity.GranularPermissions.Select(permission => new GranularPermission(permission.Context, permission.Key, permission.Permission)).Distinct()],
        CreateDate = Utc.Of(entity.CreateDate),
        UpdateDate = Utc.Of(entity.UpdateDate),
    };
}
