using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>An id that was promised to a key before the node exists, as imports do that write references first.</summary>
internal sealed record ReservedId : Row
{
    public static readonly Kind<ReservedId> Kind = new("reserved");
}

/// <summary>Gives new nodes their id.</summary>
internal sealed class NodeIds(StoreAccess store)
{
    /// <summary>The id that was reserved for the key, or else a new one. A reservation is used up by it.</summary>
    public int Take(Guid key)
    {
        if (store.Read.Table(ReservedId.Kind).Get(key) is not { } reserved)
        {
            return store.NextId();
        }

        store.Write.Remove(ReservedId.Kind, reserved.Id);
        return reserved.Id;
    }

    /// <exception cref="InvalidOperationException">The key has a reservation already.</exception>
    public int Reserve(Guid key)
    {
        if (store.Read.Table(ReservedId.Kind).Get(key) is not null)
        {
            throw new InvalidOperationException($"An id is reserved already for the key {key}.");
        }

        var reserved = new ReservedId { Id = store.NextId(), Key = key };
        store.Write.Put(ReservedId.Kind, reserved);
        return reserved.Id;
    }

    public int? ReservedFor(Guid key) => store.Read.Table(ReservedId.Kind).Get(key)?.Id;

    public Guid? ReservedFor(int id) => store.Read.Table(ReservedId.Kind).Get(id)?.Key;
}
