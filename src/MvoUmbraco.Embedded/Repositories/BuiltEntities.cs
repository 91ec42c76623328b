using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>
/// Entities built from rows: once per row, kept as long as the row lives, built again when types they are made with have
/// changed. What is kept serves predicates and is never handed out; <see cref="Copy"/> is.
/// </summary>
internal sealed class BuiltEntities<TRow, TEntity>(StoreAccess store, Func<TRow, TEntity> build)
    where TRow : Row
    where TEntity : class, IDeepCloneable
{
    private readonly ConditionalWeakTable<TRow, Built> built = [];

    /// <summary>For reading only.</summary>
    public TEntity Shared(TRow row)
    {
        EntityShape shape = store.Read.Shape;
        if (built.TryGetValue(row, out Built? known) && known.Shape.Equals(shape))
        {
            return known.Entity;
        }

        TEntity entity = build(row);
        built.AddOrUpdate(row, new Built(shape, entity));
        return entity;
    }

    /// <summary>For the caller to change.</summary>
    public TEntity Copy(TRow row) => (TEntity)Shared(row).DeepClone();

    private sealed record Built(EntityShape Shape, TEntity Entity);
}
