using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>Kinds of relations: those of Umbraco (<see cref="BuiltInRelationTypes"/>) and a plugin's own.</summary>
internal sealed class RelationTypeRepository(StoreAccess store) : TableRepository<RelationTypeRow, IRelationType>(store, RelationTypeRow.Kind), IRelationTypeRepository
{
    public IRelationType? Get(Guid id) => Table.Get(id) is { } row ? Copies([row])[0] : null;

    public IEnumerable<IRelationType> GetMany(params Guid[]? ids) => Copies(ids is null or [] ? Table.All : ids.Distinct().Select(Table.Get).OfType<RelationTypeRow>());

    public bool Exists(Guid id) => Table.Get(id) is not null;

    public override void Delete(IRelationType entity)
    {
        foreach (RelationRow relation in Store.Read.Table(RelationRow.Kind).Find(RelationRow.ByType, entity.Id).ToList())
        {
            Store.Write.Remove(RelationRow.Kind, relation.Id);
        }

        base.Delete(entity);
    }

    private protected override IRelationType Build(RelationTypeRow row)
    {
        var type = new RelationType(row.Name, row.Alias, row.Bidirectional, row.ParentObjectType, row.ChildObjectType, row.Dependency) { Id = row.Id, Key = row.Key };
        type.ResetDirtyProperties(false);
        return type;
    }

    private protected override RelationTypeRow RowOf(IRelationType entity, int id) => new()
    {
        Id = id,
        Key = entity.Key,
        Alias = entity.Alias,
        Name = entity.Name ?? entity.Alias,
        Bidirectional = entity.IsBidirectional,
        Dependency = entity is IRelationTypeWithIsDependency { IsDependency: true },
        ParentObjectType = entity.ParentObjectType,
        ChildObjectType = entity.ChildObjectType,
    };
}
