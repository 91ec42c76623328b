using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Scoping;

/// <summary>
/// The store as repositories use it: reads see the ambient scope's own unit of work, or else what is committed; writes
/// belong to the ambient scope.
/// </summary>
internal sealed class StoreAccess(Database database, AmbientScope ambient)
{
    public State Read => ambient.Current?.UnitOfWork.State ?? database.Committed;

    /// <summary>What is committed, whatever a scope has in hand: the published side reads this.</summary>
    public State Committed => database.Committed;

    /// <exception cref="InvalidOperationException">There is no scope: nothing would commit the write.</exception>
    public UnitOfWork Write => ambient.Current?.UnitOfWork
        ?? throw new InvalidOperationException("A write needs a scope (ICoreScopeProvider.CreateCoreScope): without one nothing would commit it.");

    /// <summary>
    /// Writes at once what belongs to no scope and changes nothing that is published, so that the store's generation stays;
    /// inside a scope, with it.
    /// </summary>
    /// <exception cref="StoreException">Nothing was stored.</exception>
    public void WriteNow(Action<UnitOfWork> write)
    {
        if (ambient.Current is { } scope)
        {
            write(scope.UnitOfWork);
            return;
        }

        var work = new UnitOfWork(database);
        try
        {
            write(work);
            work.Commit();
        }
        finally
        {
            work.End();
        }
    }

    /// <inheritdoc cref="Database.NextId"/>
    public int NextId() => database.NextId();

    /// <summary>Reads from the tables that stay on disk (versions, audit), with this scope's own writes to them.</summary>
    public T ReadDisk<T>(Func<SqliteCommand, T> read)
    {
        if (ambient.Current?.UnitOfWork.StartedTransaction is { } transaction)
        {
            using SqliteCommand within = transaction.Connection!.CreateCommand();
            within.Transaction = transaction;
            return read(within);
        }

        using SqliteConnection connection = database.OpenReader();
        using SqliteCommand command = connection.CreateCommand();
        return read(command);
    }

    /// <summary>Writes to the tables that stay on disk, committed with this scope.</summary>
    public int WriteDisk(Func<SqliteCommand, int> write)
    {
        SqliteTransaction transaction = Write.Transaction;
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        return write(command);
    }
}
