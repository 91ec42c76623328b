using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>
/// What refers to what, out of the relations: the child of a relation is referred to by its parent, and with a
/// bidirectional type also the other way around. Guards the deletion of what is in use.
/// </summary>
internal sealed class TrackedReferencesRepository(StoreAccess store, Nodes nodes, TypesOfContent types) : ITrackedReferencesRepository
{
    /// <summary>One end of a relation, seen from the other.</summary>
    private sealed record Reference(NodeRow Item, NodeRow Other, RelationTypeRow Type);

    public IEnumerable<RelationItemModel> GetPagedRelationsForItem(Guid key, long skip, long take, bool filterMustBeIsDependency, out long totalRecords) =>
        Models(nodes.Get(key) is { } node ? To(node) : [], reference => reference.Other, skip, take, filterMustBeIsDependency, out totalRecords);

    public IEnumerable<RelationItemModel> GetPagedRelationsForRecycleBin(Guid objectTypeKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords) =>
        Models(All().Where(reference => reference.Item.Trashed && reference.Item.ObjectType == objectTypeKey), reference => reference.Other, skip, take, filterMustBeIsDependency, out totalRecords);

    public IEnumerable<RelationItemModel> GetPagedItemsWithRelations(ISet<Guid> keys, long skip, long take, bool filterMustBeIsDependency, out long totalRecords) => Models(
        keys.Count == 0 ? All() : keys.Select(nodes.Get).OfType<NodeRow>().SelectMany(To),
        reference => reference.Item,
        skip,
        take,
        filterMustBeIsDependency,
        out totalRecords);

    public IEnumerable<RelationItemModel> GetPagedDescendantsInReferences(Guid parentKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        State state = store.Read;
        IEnumerable<NodeRow> descendants = nodes.Get(parentKey) is { } parent
            ? nodes.Kinds.SelectMany(kind => kind.WithPathPrefix(state, parent.Path + ","))
            : [];
        return Models(descendants.SelectMany(To), reference => reference.Item, skip, take, filterMustBeIsDependency, out totalRecords);
    }

    public Task<PagedModel<Guid>> GetPagedNodeKeysWithDependantReferencesAsync(ISet<Guid> keys, Guid nodeObjectTypeId, long skip, long take)
    {
        Guid[] found =
        [
            .. keys.Select(nodes.Get).OfType<NodeRow>()
                .Where(node => node.ObjectType == nodeObjectTypeId && To(node).Any(reference => reference.Type.Dependency))
                .Select(node => node.Key)
                .Order(),
        ];
        return Task.FromResult(new PagedModel<Guid>(found.Length, found.Skip((int)skip).Take((int)Math.Min(take, int.MaxValue))));
    }

    /// <summary>The references to a node.</summary>
    private IEnumerable<Reference> To(NodeRow node)
    {
        Table<RelationRow> relations = store.Read.Table(RelationRow.Kind);
        return relations.Find(RelationRow.ByChild, node.Id).Concat(relations.Find(RelationRow.ByParent, node.Id))
            .DistinctBy(relation => relation.Id)
            .SelectMany(Ends)
            .Where(reference => reference.Item.Id == node.Id);
    }

    private IEnumerable<Reference> All() => store.Read.Table(RelationRow.Kind).All.SelectMany(Ends);

    private IEnumerable<Reference> Ends(RelationRow relation)
    {
        if (nodes.Get(relation.Child) is not { } child || nodes.Get(relation.Parent) is not { } parent || store.Read.Table(RelationTypeRow.Kind).Get(relation.Type) is not { } type)
        {
            yield break;
        }

        yield return new Reference(child, parent, type);
        if (type.Bidirectional)
        {
            yield return new Reference(parent, child, type);
        }
    }

    private RelationItemModel[] Models(IEnumerable<Reference> references, Func<Reference, NodeRow> shown, long skip, long take, bool onlyDependencies, out long total)
    {
        (NodeRow Node, RelationTypeRow Type)[] found =
        [
            .. references.Where(reference => reference.Type.Dependency || !onlyDependencies)
                .Select(reference => (Node: shown(reference), reference.Type))
                .DistinctBy(item => (item.Node.Id, item.Type.Id))
                .OrderBy(item => item.Type.Alias, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Node.Id),
        ];
        total = found.Length;
        return [.. found.Skip((int)Math.Min(skip, int.MaxValue)).Take((int)Math.Min(take, int.MaxValue)).Select(item => Model(item.Node, item.Type))];
    }

    private RelationItemModel Model(NodeRow node, RelationTypeRow relation)
    {
        IContentTypeComposition? type = node switch
        {
            DocumentRow document => types.OfDocument(document.TypeId),
            MediaRow media => types.OfMedia(media.TypeId),
            ContentRow member => types.OfMember(member.TypeId),
            _ => null,
        };
        return new RelationItemModel
        {
            NodeKey = node.Key,
            NodeName = node.Name,
            NodeType = ObjectTypes.GetUdiType(node.ObjectType),
            NodePublished = (node as DocumentRow)?.Published,
            ContentTypeKey = type?.Key ?? Guid.Empty,
            ContentTypeAlias = type?.Alias,
            ContentTypeIcon = type?.Icon,
            ContentTypeName = type?.Name,
            RelationTypeName = relation.Name,
            RelationTypeIsBidirectional = relation.Bidirectional,
            RelationTypeIsDependency = relation.Dependency,
        };
    }
}
