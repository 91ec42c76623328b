using System.Data;
using System.Globalization;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>What the repositories of document, media and member types have in common: nearly everything.</summary>
internal abstract class ContentTypeRepositoryBase<TEntity>(
    TypeFamily family,
    StoreAccess store,
    TypeEntities entities,
    TypeRows rows,
    TypeChanges changes,
    NodeIds ids,
    NodeRemovals removals,
    IEnumerable<IContentRows> contents) : IContentTypeRepositoryBase<TEntity>
    where TEntity : class, IContentTypeComposition
{
    protected StoreAccess Store => store;

    public TEntity? Get(int id) => HandOut(Own(Table.Get(id)));

    public TEntity? Get(Guid id) => HandOut(Own(Table.Get(id)));

    public TEntity? Get(string alias) => HandOut(ByAlias(alias));

    public IEnumerable<TEntity> GetMany(params int[]? ids) => HandOut(ids is { Length: > 0 } ? Rows.Where(row => ids.Contains(row.Id)) : Rows);

    IEnumerable<TEntity> IReadRepository<Guid, TEntity>.GetMany(params Guid[]? ids) => HandOut(ids is { Length: > 0 } ? Rows.Where(row => ids.Contains(row.Key)) : Rows);

    public bool Exists(int id) => Own(Table.Get(id)) is not null;

    public bool Exists(Guid id) => Own(Table.Get(id)) is not null;

    public IEnumerable<TEntity> Get(IQuery<TEntity> query) => [.. HandOut(Matching(query)).OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase)];

    public int Count(IQuery<TEntity>? query) => query is null ? Rows.Count() : Matching(query).Count();

    public virtual void Save(TEntity entity)
    {
        UnitOfWork write = store.Write;
        State before = write.State;
        ContentTypeRow? known = entity.HasIdentity ? Own(before.Table(ContentTypeRow.Kind).Get(entity.Id)) : null;
        if (entity.HasIdentity && known is null)
        {
            throw new InvalidOperationException($"The type '{entity.Alias}' ({entity.Id}) does not exist any more.");
        }

        Validate(entity, known);
        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = ids.Take(entity.Key);
            DefinitionTree.PlaceNew(before, entity, Rows);
        }
        else
        {
            entity.UpdatingEntity();
            if (entity.ParentId != known.ParentId)
            {
                DefinitionTree.PlaceMoved(before, entity, Rows);
                DefinitionTree.MoveDescendants(write, known.Path, entity.Path);
            }
        }

        write.Put(ContentTypeRow.Kind, rows.Of(before, family, entity));
        if (known is not null)
        {
            changes.Apply(write, before);
        }

        entity.ResetDirtyProperties();
    }

    public void Delete(TEntity entity)
    {
        UnitOfWork write = store.Write;
        State before = write.State;
        HashSet<int> deleted = [];
        HashSet<Guid> deletedKeys = [];
        Remove(entity.Id);
        DefinitionTree.Each(write, ContentTypeRow.Kind, row => row.Compositions.Any(deleted.Contains) || row.Allowed.Any(allowed => deletedKeys.Contains(allowed.Key))
            ? row with
            {
                Compositions = [.. row.Compositions.Where(id => !deleted.Contains(id))],
                Allowed = [.. row.Allowed.Where(allowed => !deletedKeys.Contains(allowed.Key))],
            }
            : row);
        changes.Apply(write, before);
        entity.DeleteDate = DateTime.UtcNow;

        void Remove(int id)
        {
            if (before.Table(ContentTypeRow.Kind).Get(id) is { } row && deleted.Add(id))
            {
                deletedKeys.Add(row.Key);
                foreach (ContentTypeRow child in before.Table(ContentTypeRow.Kind).All.Where(child => child.ParentId == id))
                {
                    Remove(child.Id);
                }

                removals.Remove(row);
                write.Remove(ContentTypeRow.Kind, id);
            }
        }
    }

    public IEnumerable<MoveEventInfo<TEntity>> Move(TEntity moving, EntityContainer? container)
    {
        if (container is not null && $",{container.Path},".Contains(FormattableString.Invariant($",{moving.Id},"), StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }

        string from = moving.Path;
        List<(int Id, string Path)> descendants = [.. Rows.Where(row => row.Path.StartsWith(from + ",", StringComparison.Ordinal)).OrderBy(row => row.Level).Select(row => (row.Id, row.Path))];
        moving.ParentId = container?.Id ?? Constants.System.Root;
        Save(moving);
        return
        [
            new MoveEventInfo<TEntity>(moving, from, moving.ParentId, container?.Key ?? Constants.System.RootKey),
            .. descendants.Select(was => Get(was.Id) is { } now ? new MoveEventInfo<TEntity>(now, was.Path, now.ParentId, DefinitionTree.Find(store.Read, now.ParentId)?.Key) : null).OfType<MoveEventInfo<TEntity>>(),
        ];
    }

    public string GetUniqueAlias(string alias)
    {
        var taken = Table.All.Select(row => row.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase);
        int number = 1;
        while (taken.Contains(alias + number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return alias + number.ToString(CultureInfo.InvariantCulture);
    }

    public bool HasContainerInPath(string contentPath) =>
        HasContainerInPath([.. contentPath.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))]);

    public bool HasContainerInPath(params int[] ids)
    {
        State state = store.Read;
        return contents.SelectMany(content => ids.Select(id => content.Find(state, id))).OfType<ContentRow>()
            .Any(row => state.Table(ContentTypeRow.Kind).Get(row.TypeId)?.ListView is not null);
    }

    public bool HasContentNodes(int id)
    {
        State state = store.Read;
        return contents.Any(content => content.OfType(state, id).Any());
    }

    public IEnumerable<Guid> GetAllowedParentKeys(Guid key) => [.. Table.All.Where(row => row.Allowed.Any(allowed => allowed.Key == key)).Select(row => row.Key)];

    protected Table<ContentTypeRow> Table => store.Read.Table(ContentTypeRow.Kind);

    protected IEnumerable<ContentTypeRow> Rows => Table.All.Where(row => row.Family == family);

    protected List<TEntity> HandOut(IEnumerable<ContentTypeRow> found) => [.. found.Select(row => HandOut(row)!)];

    protected TEntity Shared(ContentTypeRow row) => (TEntity)entities.Shared(row);

    private TEntity? HandOut(ContentTypeRow? row) => row is null ? null : (TEntity)entities.Copy(row);

    private ContentTypeRow? ByAlias(string alias) => string.IsNullOrEmpty(alias) ? null : Table.FindFirst(ContentTypeRow.ByAlias, (family, alias.ToLowerInvariant()));

    private ContentTypeRow? Own(ContentTypeRow? row) => row?.Family == family ? row : null;

    private IEnumerable<ContentTypeRow> Matching(IQuery<TEntity> query)
    {
        var predicate = (EntityQuery<TEntity>)query;
        return Rows.Where(row => predicate.Matches(Shared(row)));
    }

    private void Validate(TEntity entity, ContentTypeRow? known)
    {
        if (string.IsNullOrWhiteSpace(entity.Alias))
        {
            throw new InvalidOperationException($"The type '{entity.Name}' has no alias; characters that an alias can't have are stripped. Give it an alias of letters and digits.");
        }

        if (ByAlias(entity.Alias) is { } other && other.Id != known?.Id)
        {
            throw new DuplicateNameException($"An item with the alias {entity.Alias} already exists");
        }

        foreach (IPropertyType property in entity.PropertyTypes)
        {
            if (known is not null)
            {
                // A property of a type in use follows when its type varies less.
                property.Variations &= entity.Variations;
            }

            if (!entity.Variations.HasFlag(property.Variations))
            {
                throw new InvalidOperationException($"The property {property.Alias} cannot have variations of {property.Variations} with the content type variations of {entity.Variations}");
            }

            if (string.IsNullOrWhiteSpace(property.Alias))
            {
                throw new InvalidOperationException($"The property '{property.Name}' of type '{entity.Alias}' has no alias; characters that an alias can't have are stripped. Give it an alias of letters and digits.");
            }
        }
    }
}
