using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models.Entities;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>
/// A kind of row that is a node: what <c>IEntityService</c>, the id-key map and the parents of nodes see. Every feature
/// that stores nodes registers its own as a singleton <see cref="INodeKind"/>; see <see cref="NodeKind{TRow}"/>.
/// </summary>
internal interface INodeKind
{
    /// <summary>Umbraco's object types of the rows of this kind.</summary>
    IReadOnlyCollection<Guid> ObjectTypes { get; }

    NodeRow? Get(State state, int id);

    NodeRow? Get(State state, Guid key);

    IEnumerable<NodeRow> All(State state);

    /// <summary>In sort order.</summary>
    IEnumerable<NodeRow> Children(State state, int parentId);

    /// <summary>A part of the children, found without walking what comes before it.</summary>
    IEnumerable<NodeRow> Children(State state, int parentId, int skip, int take);

    int CountChildren(State state, int parentId);

    /// <summary>Everything whose path starts with the text, by path.</summary>
    IEnumerable<NodeRow> WithPathPrefix(State state, string prefix);

    /// <summary>An entity of the right class with what is particular to the kind; the repository fills in the rest.</summary>
    EntitySlim NewSlim(NodeRow row);
}

/// <inheritdoc cref="INodeKind"/>
/// <param name="kind">The stored kind.</param>
/// <param name="objectTypes">Umbraco's object types of its rows.</param>
/// <param name="slim">Makes the slim entity with what is particular to the kind; a plain one when left out.</param>
/// <param name="byParent">Index by parent and sort order. Small kinds can do without.</param>
/// <param name="byPath">Index by path, ordinal. Small kinds can do without.</param>
internal sealed class NodeKind<TRow>(
    Kind<TRow> kind,
    IReadOnlyCollection<Guid> objectTypes,
    Func<TRow, EntitySlim>? slim = null,
    RowIndex<TRow, (int Parent, int SortOrder)>? byParent = null,
    RowIndex<TRow, string>? byPath = null) : INodeKind
    where TRow : NodeRow
{
    public IReadOnlyCollection<Guid> ObjectTypes => objectTypes;

    public NodeRow? Get(State state, int id) => state.Table(kind).Get(id);

    public NodeRow? Get(State state, Guid key) => state.Table(kind).Get(key);

    public IEnumerable<NodeRow> All(State state) => state.Table(kind).All;

    public IEnumerable<NodeRow> Children(State state, int parentId) => Children(state, parentId, 0, int.MaxValue);

    public IEnumerable<NodeRow> Children(State state, int parentId, int skip, int take) => byParent is null
        ? state.Table(kind).All.Where(row => row.ParentId == parentId).OrderBy(row => row.SortOrder).ThenBy(row => row.Id).Skip(skip).Take(take)
        : state.Table(kind).Range(byParent, (parentId, int.MinValue), (parentId, int.MaxValue), skip, take);

    public int CountChildren(State state, int parentId) => byParent is null
        ? state.Table(kind).All.Count(row => row.ParentId == parentId)
        : state.Table(kind).CountRange(byParent, (parentId, int.MinValue), (parentId, int.MaxValue));

    public IEnumerable<NodeRow> WithPathPrefix(State state, string prefix) => byPath is null
        ? state.Table(kind).All.Where(row => row.Path.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(row => row.Path, StringComparer.Ordinal)
        : state.Table(kind).Range(byPath, prefix, prefix + "\uffff");

    public EntitySlim NewSlim(NodeRow row) => slim?.Invoke((TRow)row) ?? new EntitySlim();
}
