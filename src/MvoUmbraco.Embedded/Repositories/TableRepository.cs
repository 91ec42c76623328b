using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>Entities of one small kind that are nothing but their row: relation types, tags, domains and the like.</summary>
internal abstract class TableRepository<TRow, TEntity> : IReadWriteQueryRepository<int, TEntity>
    where TRow : Row
    where TEntity : class, IEntity
{
    private readonly Kind<TRow> kind;
    private readonly BuiltEntities<TRow, TEntity> entities;

    private protected TableRepository(StoreAccess store, Kind<TRow> kind)
    {
        Store = store;
        this.kind = kind;
        entities = new BuiltEntities<TRow, TEntity>(store, Build);
    }

    private protected StoreAccess Store { get; }

    private protected Table<TRow> Table => Store.Read.Table(kind);

    private protected abstract TEntity Build(TRow row);

    /// <summary>The row for an entity; <paramref name="id"/> is its own, or a new one.</summary>
    private protected abstract TRow RowOf(TEntity entity, int id);

    private protected virtual IEnumerable<TRow> InOrder(IEnumerable<TRow> rows) => rows;

    private protected IReadOnlyList<TEntity> Copies(IEnumerable<TRow> rows) => [.. rows.Select(entities.Copy)];

    private protected IEnumerable<TRow> Matching(IQuery<TEntity>? query, IEnumerable<TRow>? candidates = null)
    {
        IEnumerable<TRow> rows = candidates ?? Table.All;
        return query is null ? rows : rows.Where(row => EntityQuery.From(query).Matches(entities.Shared(row)));
    }

    public TEntity? Get(int id) => Table.Get(id) is { } row ? entities.Copy(row) : null;

    public IEnumerable<TEntity> GetMany(params int[]? ids) => Copies(InOrder(ids is null or [] ? Table.All : ids.Distinct().Select(Table.Get).OfType<TRow>()));

    public bool Exists(int id) => Table.Get(id) is not null;

    public IEnumerable<TEntity> Get(IQuery<TEntity> query) => Copies(InOrder(Matching(query)));

    public int Count(IQuery<TEntity>? query) => Matching(query).Count();

    public virtual void Save(TEntity entity)
    {
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            Store.Write.Put(kind, RowOf(entity, entity.Id));
        }
        else
        {
            entity.AddingEntity();
            int id = Store.NextId();
            Store.Write.Put(kind, RowOf(entity, id));
            entity.Id = id;
        }

        (entity as IRememberBeingDirty)?.ResetDirtyProperties();
    }

    public virtual void Delete(TEntity entity)
    {
        Store.Write.Remove(kind, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }
}
