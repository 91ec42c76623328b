using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Containers;

/// <summary>Folders of one sort. A folder has no sort order; its name is unique within the folder above.</summary>
internal abstract class ContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals, Guid containerType) : IEntityContainerRepository
{
    public EntityContainer? Get(int id) => HandOut(Own(Table.Get(id)));

    public EntityContainer? Get(Guid id) => HandOut(Own(Table.Get(id)));

    public IEnumerable<EntityContainer> Get(string name, int level) =>
        [.. Rows.Where(row => row.Level == level && IsCalled(row, name)).Select(row => HandOut(row)!)];

    public IEnumerable<EntityContainer> GetMany(params int[]? ids) =>
        [.. Rows.Where(row => ids is not { Length: > 0 } || ids.Contains(row.Id)).OrderBy(row => row.Level).Select(row => HandOut(row)!)];

    public bool Exists(int id) => Own(Table.Get(id)) is not null;

    public bool HasDuplicateName(Guid parentKey, string name) =>
        parentKey == Constants.System.RootSystemKey ? HasDuplicateName(Constants.System.Root, name)
        : DefinitionTree.Find(store.Read, parentKey) is { } parent && HasDuplicateName(parent.Id, name);

    public bool HasDuplicateName(int parentId, string name) => Rows.Any(row => row.ParentId == parentId && IsCalled(row, name));

    /// <exception cref="InvalidOperationException">The name is empty or taken, or the folder or the one above does not exist.</exception>
    public void Save(EntityContainer entity)
    {
        CheckSort(entity);
        UnitOfWork write = store.Write;
        ContainerRow? known = entity.HasIdentity
            ? Own(Table.Get(entity.Id)) ?? throw new InvalidOperationException($"Could not find container with id {entity.Id}")
            : null;
        if (string.IsNullOrWhiteSpace(entity.Name))
        {
            throw new InvalidOperationException("A folder needs a name of more than white space.");
        }

        entity.Name = entity.Name.Trim();
        if (Rows.Any(row => row.Id != entity.Id && row.ParentId == entity.ParentId && IsCalled(row, entity.Name)))
        {
            throw new InvalidOperationException("A container with the same name already exists.");
        }

        if (entity.ParentId > Constants.System.Root && Own(Table.Get(entity.ParentId)) is null)
        {
            throw new InvalidOperationException($"Could not find parent container with id {entity.ParentId}");
        }

        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = ids.Take(entity.Key);
        }
        else
        {
            entity.UpdatingEntity();
        }

        (entity.Path, entity.Level) = DefinitionTree.Place(write.State, entity.ParentId, entity.Id);
        entity.SortOrder = 0;
        write.Put(ContainerRow.Kind, new ContainerRow
        {
            Container = containerType,
            Id = entity.Id,
            Key = entity.Key,
            Name = entity.Name,
            ParentId = entity.ParentId,
            Path = entity.Path,
            Level = entity.Level,
            CreatorId = entity.CreatorId,
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
        });
        if (known is not null)
        {
            DefinitionTree.MoveDescendants(write, known.Path, entity.Path);
        }

        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the folder; what is in it moves to the folder above.</summary>
    public void Delete(EntityContainer entity)
    {
        CheckSort(entity);
        UnitOfWork write = store.Write;
        if (Own(Table.Get(entity.Id)) is not { } row)
        {
            return;
        }

        string above = DefinitionTree.Find(write.State, row.ParentId)?.Path ?? Constants.System.RootString;
        DefinitionTree.Each(write, ContainerRow.Kind, Up);
        DefinitionTree.Each(write, ContentTypeRow.Kind, Up);
        DefinitionTree.Each(write, DataTypeRow.Kind, Up);
        DefinitionTree.Each(write, DocumentRow.BlueprintKind, Up);
        DefinitionTree.MoveDescendants(write, row.Path, above);
        removals.Remove(row);
        write.Remove(ContainerRow.Kind, row.Id);
        entity.DeleteDate = DateTime.UtcNow;

        TRow Up<TRow>(TRow child)
            where TRow : NodeRow => child.ParentId == row.Id ? child with { ParentId = row.ParentId } : child;
    }

    private Table<ContainerRow> Table => store.Read.Table(ContainerRow.Kind);

    private IEnumerable<ContainerRow> Rows => Table.All.Where(row => row.Container == containerType);

    private ContainerRow? Own(ContainerRow? row) => row?.Container == containerType ? row : null;

    private static bool IsCalled(ContainerRow row, string? name) => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase);

    private void CheckSort(EntityContainer entity)
    {
        if (entity.ContainerObjectType != containerType)
        {
            throw new InvalidOperationException("The container type does not match the repository object type");
        }
    }

    private static EntityContainer? HandOut(ContainerRow? row)
    {
        if (row is null)
        {
            return null;
        }

        var container = new EntityContainer(row.Id, row.Key, row.ParentId, row.Path, row.Level, row.SortOrder, EntityContainer.GetContainedObjectType(row.Container), row.Name, row.CreatorId)
        {
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
        };
        container.ResetDirtyProperties(false);
        return container;
    }
}

/// <summary>Folders of data types.</summary>
internal sealed class DataTypeContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals)
    : ContainerRepository(store, ids, removals, Constants.ObjectTypes.DataTypeContainer), IDataTypeContainerRepository;

/// <summary>Folders of document types.</summary>
internal sealed class DocumentTypeContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals)
    : ContainerRepository(store, ids, removals, Constants.ObjectTypes.DocumentTypeContainer), IDocumentTypeContainerRepository;

/// <summary>Folders of media types.</summary>
internal sealed class MediaTypeContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals)
    : ContainerRepository(store, ids, removals, Constants.ObjectTypes.MediaTypeContainer), IMediaTypeContainerRepository;

/// <summary>Folders of member types.</summary>
internal sealed class MemberTypeContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals)
    : ContainerRepository(store, ids, removals, Constants.ObjectTypes.MemberTypeContainer), IMemberTypeContainerRepository;

/// <summary>Folders of document blueprints.</summary>
internal sealed class DocumentBlueprintContainerRepository(StoreAccess store, NodeIds ids, NodeRemovals removals)
    : ContainerRepository(store, ids, removals, Constants.ObjectTypes.DocumentBlueprintContainer), IDocumentBlueprintContainerRepository;
