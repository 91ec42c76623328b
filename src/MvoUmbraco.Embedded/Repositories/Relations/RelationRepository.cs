using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>Relations between nodes. They go with either of the two.</summary>
internal sealed class RelationRepository(StoreAccess store, Nodes nodes, IRelationTypeRepository types, Lazy<IEntityRepository> entities)
    : TableRepository<RelationRow, IRelation>(store, RelationRow.Kind), IRelationRepository, INodeRemoval
{
    private protected override IRelation Build(RelationRow row)
    {
        IRelationType type = types.Get(row.Type) ?? throw new InvalidOperationException($"The relation {row.Id} has the type {row.Type}, which does not exist.");
        var relation = new Relation(row.Parent, row.Child, nodes.Get(row.Parent)?.ObjectType ?? Guid.Empty, nodes.Get(row.Child)?.ObjectType ?? Guid.Empty, type)
        {
            Id = row.Id,
            Key = row.Key,
            Comment = row.Comment,
            CreateDate = row.Date,
            UpdateDate = row.Date,
        };
        relation.ResetDirtyProperties(false);
        return relation;
    }

    private protected override RelationRow RowOf(IRelation entity, int id) => new()
    {
        Id = id,
        Key = entity.Key,
        Parent = entity.ParentId,
        Child = entity.ChildId,
        Type = entity.RelationType.Id,
        Date = Utc.Of(entity.CreateDate),
        Comment = entity.Comment,
    };

    private protected override IEnumerable<RelationRow> InOrder(IEnumerable<RelationRow> rows) => rows.OrderBy(row => row.Type).ThenBy(row => row.Id);

    public new IEnumerable<IRelation> Get(IQuery<IRelation> query) => Copies(InOrder(Matching(query, Candidates(query))));

    public override void Save(IRelation entity)
    {
        base.Save(entity);
        entity.ParentObjectType = nodes.Get(entity.ParentId)?.ObjectType ?? Guid.Empty;
        entity.ChildObjectType = nodes.Get(entity.ChildId)?.ObjectType ?? Guid.Empty;
        entity.ResetDirtyProperties();
    }

    public void Save(IEnumerable<IRelation> relations)
    {
        foreach (IRelation relation in relations)
        {
            Save(relation);
        }
    }

    public void SaveBulk(IEnumerable<ReadOnlyRelation> relations)
    {
        foreach (ReadOnlyRelation relation in relations)
        {
            RelationRow? before = relation.HasIdentity ? Table.Get(relation.Id) : null;
            Store.Write.Put(RelationRow.Kind, new RelationRow
            {
                Id = relation.HasIdentity ? relation.Id : Store.NextId(),
                Key = before?.Key ?? Guid.NewGuid(),
                Parent = relation.ParentId,
                Child = relation.ChildId,
                Type = relation.RelationTypeId,
                Date = Utc.Of(relation.CreateDate),
                Comment = relation.Comment,
            });
        }
    }

    public void DeleteByParent(int parentId, params string[] relationTypeAliases)
    {
        HashSet<int> ofTypes = [.. Store.Read.Table(RelationTypeRow.Kind).All.Where(type => relationTypeAliases.Contains(type.Alias, StringComparer.OrdinalIgnoreCase)).Select(type => type.Id)];
        Remove(Table.Find(RelationRow.ByParent, parentId).Where(row => relationTypeAliases.Length == 0 || ofTypes.Contains(row.Type)));
    }

    public void Remove(NodeRow node) => Remove(Table.Find(RelationRow.ByParent, node.Id).Concat(Table.Find(RelationRow.ByChild, node.Id)));

    public IEnumerable<IRelation> GetPagedRelationsByQuery(IQuery<IRelation>? query, long pageIndex, int pageSize, out long totalRecords, Ordering? ordering)
    {
        IEnumerable<RelationRow> matching = query is null ? Table.All : Matching(query, Candidates(query));
        return Copies(Page.Of(Ordered(matching, ordering), pageIndex, pageSize, out totalRecords));
    }

    public IEnumerable<IUmbracoEntity> GetPagedParentEntitiesByChildId(int childId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes) =>
        Entities(Table.Find(RelationRow.ByChild, childId).Select(row => row.Parent), entityTypes, pageIndex, pageSize, out totalRecords);

    public IEnumerable<IUmbracoEntity> GetPagedChildEntitiesByParentId(int parentId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes) =>
        Entities(Table.Find(RelationRow.ByParent, parentId).Select(row => row.Child), entityTypes, pageIndex, pageSize, out totalRecords);

    public Task<PagedModel<IRelation>> GetPagedByChildKeyAsync(Guid childKey, int skip, int take, string? relationTypeAlias)
    {
        RelationRow[] rows = nodes.Get(childKey) is { } child
            ? [.. Table.Find(RelationRow.ByChild, child.Id).Where(row => relationTypeAlias is null || TypeOf(row).InvariantEquals(relationTypeAlias))]
            : [];
        return Task.FromResult(new PagedModel<IRelation>(rows.Length, Copies(rows.Skip(skip).Take(take))));
    }

    private string? TypeOf(RelationRow row) => Store.Read.Table(RelationTypeRow.Kind).Get(row.Type)?.Alias;

    private IEnumerable<RelationRow> Candidates(IQuery<IRelation> query)
    {
        QueryHints hints = EntityQuery.From(query).Hints;
        return hints.Equal<int>(nameof(IRelation.ParentId)) is { } parent ? Table.Find(RelationRow.ByParent, parent)
            : hints.Equal<int>(nameof(IRelation.ChildId)) is { } child ? Table.Find(RelationRow.ByChild, child)
            : hints.Equal<int>(nameof(IRelation.RelationTypeId)) is { } type ? Table.Find(RelationRow.ByType, type)
            : Table.All;
    }

    private static IEnumerable<RelationRow> Ordered(IEnumerable<RelationRow> rows, Ordering? ordering)
    {
        if (ordering is null || ordering.IsEmpty)
        {
            return rows.OrderBy(row => row.Id);
        }

        Func<RelationRow, SortValue> key = ordering.OrderBy!.ToUpperInvariant() switch
        {
            "ID" => row => SortValue.Of(row.Id),
            "PARENTID" => row => SortValue.Of(row.Parent),
            "CHILDID" => row => SortValue.Of(row.Child),
            "RELTYPE" or "RELATIONTYPEID" => row => SortValue.Of(row.Type),
            "DATETIME" or "CREATEDATE" => row => SortValue.Of(row.Date),
            "COMMENT" => row => SortValue.Of(row.Comment),
            _ => throw new NotSupportedException($"Relations can't be ordered by '{ordering.OrderBy}'. Order by id, parentId, childId, relType, datetime or comment."),
        };
        return (ordering.Direction == Direction.Ascending ? rows.OrderBy(key) : rows.OrderByDescending(key)).ThenBy(row => row.Id);
    }

    private IEnumerable<IUmbracoEntity> Entities(IEnumerable<int> ids, Guid[] entityTypes, long pageIndex, int pageSize, out long total)
    {
        IEnumerable<NodeRow> found = ids.Distinct().Select(nodes.Get).OfType<NodeRow>()
            .Where(node => entityTypes.Length == 0 || entityTypes.Contains(node.ObjectType))
            .OrderBy(node => node.SortOrder).ThenBy(node => node.Id);
        return [.. Page.Of(found, pageIndex, pageSize, out total).Select(node => entities.Value.Get(node.Id, node.ObjectType)).OfType<IUmbracoEntity>()];
    }

    private void Remove(IEnumerable<RelationRow> relations)
    {
        foreach (RelationRow row in relations.ToList())
        {
            Store.Write.Remove(RelationRow.Kind, row.Id);
        }
    }
}
