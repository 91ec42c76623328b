using System.Runtime.CompilerServices;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>
/// Entities built from rows, kept as long as the row lives. What an entity is built from beside its row is said by a
/// stamp (of the tables it looks into); with another stamp it is built again. What is kept here is shared: it serves
/// predicates and is never handed out of the host without cloning, nor changed.
/// </summary>
internal sealed class EntityMemo<TRow, TStamp, TEntity>
    where TRow : class
    where TStamp : struct, IEquatable<TStamp>
    where TEntity : class
{
    private readonly ConditionalWeakTable<TRow, Built> built = [];

    private sealed record Built(TStamp Stamp, TEntity Entity);

    public TEntity Get(TRow row, TStamp stamp, Func<TRow, TEntity> build)
    {
        if (built.TryGetValue(row, out Built? known) && known.Stamp.Equals(stamp))
        {
            return known.Entity;
        }

        TEntity entity = build(row);
        built.AddOrUpdate(row, new Built(stamp, entity));
        return entity;
    }
}
