using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// What groups may do with particular nodes. What is said of a node counts for that node alone here; that nodes without
/// a word take over what is said of the nearest one above them is for the services, which ask for the whole path.
/// </summary>
internal sealed class GroupPermissions(StoreAccess store, Nodes nodes)
{
    private Table<UserGroupRow> Groups => store.Read.Table(UserGroupRow.Kind);

    /// <param name="groups">Ids of groups.</param>
    /// <param name="ids">Ids of nodes; with none, every node of which something is said.</param>
    public EntityPermissionCollection Of(IEnumerable<int> groups, IReadOnlyCollection<int> ids)
    {
        HashSet<int> asked = [.. ids];
        return new EntityPermissionCollection(
            from row in groups.Distinct().Select(Groups.Get).OfType<UserGroupRow>()
            from said in row.Granular.Where(permission => permission.Node is not null).GroupBy(permission => permission.Node!.Value)
            let node = nodes.Get(said.Key)
            where node is not null && (asked.Count == 0 || asked.Contains(node.Id))
            select new EntityPermission(row.Id, node.Id, said.Select(permission => permission.Permission).ToHashSet()));
    }

    /// <summary>Of every group, what is said of one node.</summary>
    public EntityPermissionCollection Of(int node) => Of(Groups.All.Select(row => row.Id), [node]);

    /// <summary>Says of the nodes nothing but this; nothing at all when there are no permissions.</summary>
    public void Replace(int group, IEnumerable<string> permissions, IEnumerable<int> ids) => Change(group, ids, (row, keys) =>
        [.. row.Where(known => !Names(known, keys)), .. keys.SelectMany(key => permissions.Distinct().Select(permission => OnDocument(key, permission)))]);

    /// <summary>Adds a permission to what is said of the nodes.</summary>
    public void Assign(int group, string permission, IEnumerable<int> ids) => Change(group, ids, (row, keys) =>
        [.. row.Where(known => !(Names(known, keys) && known.Permission == permission)), .. keys.Select(key => OnDocument(key, permission))]);

    /// <summary>Says of one node, for all groups, nothing but this.</summary>
    public void Replace(EntityPermissionSet set)
    {
        var wanted = set.PermissionsSet.ToLookup(permission => permission.UserGroupId, permission => permission.AssignedPermissions);
        foreach (UserGroupRow group in Groups.All.ToList())
        {
            Replace(group.Id, wanted[group.Id].SelectMany(permissions => permissions), [set.EntityId]);
        }
    }

    private void Change(int group, IEnumerable<int> ids, Func<IReadOnlyList<GranularPermission>, HashSet<Guid>, IReadOnlyList<GranularPermission>> change)
    {
        store.Write.AcquireWriter();
        UserGroupRow row = Groups.Get(group) ?? throw new InvalidOperationException($"There is no user group with the id {group} to give permissions to.");
        HashSet<Guid> keys = [.. ids.Select(id => (nodes.Get(id) ?? throw new InvalidOperationException($"There is no node with the id {id} to give permissions on.")).Key)];
        if (keys.Count > 0)
        {
            store.Write.Put(UserGroupRow.Kind, row with { Granular = change(row.Granular, keys) });
        }
    }

    private static bool Names(GranularPermission permission, HashSet<Guid> keys) => permission.Node is { } node && keys.Contains(node);

    private static GranularPermission OnDocument(Guid key, string permission) => new(DocumentGranularPermission.ContextType, key, permission);
}
