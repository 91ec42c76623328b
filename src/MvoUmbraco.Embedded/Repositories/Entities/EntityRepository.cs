using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>
/// The light view of every node, whatever its kind. A page of children comes straight from the parent index, so that it
/// costs the same among ten siblings as among ten thousand.
/// </summary>
internal sealed class EntityRepository(StoreAccess store, Nodes nodes, NodeIds ids) : IEntityRepository
{
    /// <summary>What predicates are asked of: the node's own fields, built once per row.</summary>
    private readonly ConditionalWeakTable<NodeRow, EntitySlim> plain = [];

    public IEntitySlim? Get(int id) => nodes.Get(id) is { } node ? Slim(node, []) : null;

    public IEntitySlim? Get(Guid key) => nodes.Get(key) is { } node ? Slim(node, []) : null;

    public IEntitySlim? Get(int id, Guid objectTypeId) => nodes.Get(id) is { } node && node.ObjectType == objectTypeId ? Slim(node, [objectTypeId]) : null;

    public IEntitySlim? Get(Guid key, Guid objectTypeId) => nodes.Get(key) is { } node && node.ObjectType == objectTypeId ? Slim(node, [objectTypeId]) : null;

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params int[] ids) =>
        Slims(ids.Length == 0 ? All([objectType]) : ids.Distinct().Select(nodes.Get).OfType<NodeRow>().Where(node => node.ObjectType == objectType), [objectType]);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params Guid[] keys) =>
        Slims(keys.Length == 0 ? All([objectType]) : keys.Distinct().Select(nodes.Get).OfType<NodeRow>().Where(node => node.ObjectType == objectType), [objectType]);

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query) => Slims(Matching(query, null, []), []);

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query, Guid objectType) => Slims(Matching(query, null, [objectType]), [objectType]);

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(
        IQuery<IUmbracoEntity> query,
        ISet<Guid> objectTypes,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        IQuery<IUmbracoEntity>? filter,
        Ordering? ordering)
    {
        Guid[] types = [.. objectTypes];
        if (IndexedPage(query, filter, types, ordering, Page.Skip(pageIndex, pageSize), pageSize, out totalRecords) is { } page)
        {
            return [.. page.Select(node => Slim(node, types))];
        }

        List<NodeRow> matching = [.. Matching(query, filter, types)];
        totalRecords = matching.Count;
        return [.. EntityOrdering.Apply(matching, ordering).Skip(Page.Skip(pageIndex, pageSize)).Take(pageSize).Select(node => Slim(node, types))];
    }

    public int CountByQuery(IQuery<IUmbracoEntity> query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter)
    {
        Guid[] types = [.. objectTypes];
        return IndexedPage(query, filter, types, null, 0, 0, out long total) is not null ? (int)total : Matching(query, filter, types).Count();
    }

    public IEnumerable<IEntitySlim> GetSiblings(
        ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter) =>
        Siblings(trashed: false, [.. objectTypes], targetKey, before, after, filter, ordering, out totalBefore, out totalAfter);

    public IEnumerable<IEntitySlim> GetTrashedSiblings(
        ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter) =>
        Siblings(trashed: true, [.. objectTypes], targetKey, before, after, filter, ordering, out totalBefore, out totalAfter);

    /// <exception cref="InvalidOperationException">There is no node with this id.</exception>
    public UmbracoObjectTypes GetObjectType(int id) =>
        ObjectTypes.GetUmbracoObjectType((nodes.Get(id) ?? throw new InvalidOperationException($"There is no node with id {id}.")).ObjectType);

    /// <exception cref="InvalidOperationException">There is no node with this key.</exception>
    public UmbracoObjectTypes GetObjectType(Guid key) =>
        ObjectTypes.GetUmbracoObjectType((nodes.Get(key) ?? throw new InvalidOperationException($"There is no node with key {key}.")).ObjectType);

    public int ReserveId(Guid key) => ids.Reserve(key);

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params int[]? ids) =>
        Paths(ids is null or [] ? All([objectType]) : ids.Distinct().Select(nodes.Get).OfType<NodeRow>().Where(node => node.ObjectType == objectType));

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params Guid[] keys) =>
        Paths(keys.Length == 0 ? All([objectType]) : keys.Distinct().Select(nodes.Get).OfType<NodeRow>().Where(node => node.ObjectType == objectType));

    public bool Exists(int id) => nodes.Get(id) is not null;

    public bool Exists(Guid key) => nodes.Get(key) is not null;

    public bool Exists(IEnumerable<Guid> keys) => keys.Distinct().All(Exists);

    public bool Exists(Guid key, Guid objectType) => nodes.Get(key)?.ObjectType == objectType;

    public bool Exists(int id, Guid objectType) => nodes.Get(id)?.ObjectType == objectType;

    private IEnumerable<IEntitySlim> Siblings(
        bool trashed, Guid[] types, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering? ordering, out long totalBefore, out long totalAfter)
    {
        totalBefore = totalAfter = 0;
        if (nodes.Get(targetKey) is not { } target)
        {
            return [];
        }

        EntityQuery<IUmbracoEntity>? filtered = filter is null ? null : EntityQuery.From(filter);
        NodeRow[] siblings = [.. EntityOrdering.Apply(
            Children(target.ParentId, types).Where(node => node.Trashed == trashed && (filtered is null || filtered.Matches(Plain(node)))),
            ordering)];
        int at = Array.FindIndex(siblings, node => node.Id == target.Id);
        if (at < 0)
        {
            return [];
        }

        int first = Math.Max(0, at - before);
        int last = (int)Math.Min(siblings.Length - 1, (long)at + after);
        totalBefore = first;
        totalAfter = siblings.Length - 1 - last;
        return [.. siblings[first..(last + 1)].Select(node => Slim(node, types))];
    }

    /// <summary>
    /// Children in sort order, one kind, and nothing else asked: the index has the page and the total. Null otherwise.
    /// </summary>
    private IReadOnlyList<NodeRow>? IndexedPage(
        IQuery<IUmbracoEntity> query, IQuery<IUmbracoEntity>? filter, Guid[] types, Ordering? ordering, int skip, int take, out long total)
    {
        total = 0;
        QueryHints hints = Hints(query, filter);
        bool bySortOrder = ordering is null || ordering.IsEmpty || (ordering.OrderBy.InvariantEquals("sortOrder") && ordering.Next is null);
        if (!bySortOrder
            || types.Length == 0
            || !hints.IsWholly(nameof(IUmbracoEntity.ParentId), nameof(IUmbracoEntity.Trashed))
            || hints.Equal<int>(nameof(IUmbracoEntity.ParentId)) is not { } parent
            || nodes.KindsOf(types).ToArray() is not [var kind]
            || !kind.ObjectTypes.All(types.Contains))
        {
            return null;
        }

        State state = store.Read;
        int count = kind.CountChildren(state, parent);
        bool descending = ordering is { IsEmpty: false, Direction: Direction.Descending };
        int end = descending ? Math.Max(0, count - skip) : (int)Math.Min(count, (long)skip + take);
        int start = descending ? (int)Math.Max(0, (long)end - take) : Math.Min(skip, count);
        List<NodeRow> page = [.. kind.Children(state, parent, start, Math.Max(0, end - start))];
        if (descending)
        {
            page.Reverse();
        }

        // All nodes under a parent are in the bin or none is; the first one tells.
        if (hints.Equal<bool>(nameof(IUmbracoEntity.Trashed)) is { } trashed
            && kind.Children(state, parent, 0, 1).Concat(page).Any(node => node.Trashed != trashed))
        {
            return null;
        }

        total = count;
        return page;
    }

    private IEnumerable<NodeRow> Matching(IQuery<IUmbracoEntity> query, IQuery<IUmbracoEntity>? filter, Guid[] types)
    {
        EntityQuery<IUmbracoEntity> asked = EntityQuery.From(query);
        EntityQuery<IUmbracoEntity>? filtered = filter is null ? null : EntityQuery.From(filter);
        return Candidates(Hints(query, filter), types)
            .Where(node => (types.Length == 0 || types.Contains(node.ObjectType)) && asked.Matches(Plain(node)) && (filtered is null || filtered.Matches(Plain(node))));
    }

    private static QueryHints Hints(IQuery<IUmbracoEntity> query, IQuery<IUmbracoEntity>? filter) =>
        EntityQuery.From(query).Hints.And(filter is null ? QueryHints.None : EntityQuery.From(filter).Hints);

    private IEnumerable<NodeRow> Candidates(QueryHints hints, Guid[] types)
    {
        if (hints.Equal<int>(nameof(IUmbracoEntity.Id)) is { } id)
        {
            return nodes.Get(id) is { } node ? [node] : [];
        }

        if (hints.Equal<Guid>(nameof(IUmbracoEntity.Key)) is { } key)
        {
            return nodes.Get(key) is { } node ? [node] : [];
        }

        if (hints.OneOf(nameof(IUmbracoEntity.Id)) is { } some)
        {
            return some.OfType<int>().Select(nodes.Get).OfType<NodeRow>();
        }

        if (hints.OneOf(nameof(IUmbracoEntity.Key)) is { } keys)
        {
            return keys.OfType<Guid>().Select(nodes.Get).OfType<NodeRow>();
        }

        if (hints.Equal<int>(nameof(IUmbracoEntity.ParentId)) is { } parent)
        {
            return Children(parent, types);
        }

        State state = store.Read;
        return hints.Prefix(nameof(IUmbracoEntity.Path)) is { } prefix
            ? nodes.KindsOf(types).SelectMany(kind => kind.WithPathPrefix(state, prefix))
            : All(types);
    }

    private IEnumerable<NodeRow> Children(int parent, Guid[] types)
    {
        State state = store.Read;
        return nodes.KindsOf(types).SelectMany(kind => kind.Children(state, parent)).Where(node => types.Length == 0 || types.Contains(node.ObjectType));
    }

    private IEnumerable<NodeRow> All(Guid[] types)
    {
        State state = store.Read;
        IEnumerable<NodeRow> stored = nodes.KindsOf(types).SelectMany(kind => kind.All(state));
        return stored.Concat(SystemNode.All).Where(node => types.Length == 0 || types.Contains(node.ObjectType));
    }

    private static IEnumerable<TreeEntityPath> Paths(IEnumerable<NodeRow> found) =>
        [.. found.Select(node => new TreeEntityPath { Id = node.Id, Path = node.Path, Key = node.Key })];

    /// <summary>In sort order, as Umbraco gives entities that were not asked in another.</summary>
    private IEnumerable<IEntitySlim> Slims(IEnumerable<NodeRow> found, Guid[] types) =>
        [.. found.OrderBy(node => node.SortOrder).ThenBy(node => node.Id).Select(node => Slim(node, types))];

    private EntitySlim Plain(NodeRow node) => plain.GetValue(node, row => Filled(new EntitySlim(), row));

    /// <param name="node">The node.</param>
    /// <param name="types">What counts as a child; everything when empty.</param>
    private EntitySlim Slim(NodeRow node, Guid[] types)
    {
        EntitySlim slim = Filled(node is SystemNode ? new EntitySlim() : nodes.KindOf(node).NewSlim(node), node);
        slim.HasChildren = nodes.HasChildren(node.Id, types);
        return slim;
    }

    private static EntitySlim Filled(EntitySlim slim, NodeRow node)
    {
        slim.Id = node.Id;
        slim.Key = node.Key;
        slim.Name = node.Name;
        slim.ParentId = node.ParentId;
        slim.Path = node.Path;
        slim.Level = node.Level;
        slim.SortOrder = node.SortOrder;
        slim.Trashed = node.Trashed;
        slim.CreatorId = node.CreatorId;
        slim.CreateDate = node.CreateDate;
        slim.UpdateDate = node.UpdateDate;
        slim.NodeObjectType = node.ObjectType;
        return slim;
    }
}
