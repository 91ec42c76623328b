using Microsoft.Data.Sqlite;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// What one outermost scope sees and changes: the state it started from, with its own changes on top. Nobody else sees
/// them before <see cref="Commit"/>; without it they are as if they never were. Not safe for use by two threads at once.
/// </summary>
internal sealed class UnitOfWork(Database database)
{
    private readonly Dictionary<(Kind Kind, int Id), Row?> changes = [];
    private SqliteTransaction? transaction;
    private bool writes;

    public State State { get; private set; } = database.Committed;

    /// <summary>
    /// Whether this unit of work may have changed rows. The trails, which stay on disk, are no rows: nothing is rendered from them.
    /// </summary>
    public bool ChangesRows { get; private set; }

    /// <summary>
    /// Waits for the writer and holds it until the end. Moves to the newest committed state, which is safe because
    /// services take their write lock before they read what they will change.
    /// </summary>
    /// <exception cref="TimeoutException">Another writer did not end in time.</exception>
    public void AcquireWriter()
    {
        ChangesRows = true;
        EnterWriter();
    }

    private void EnterWriter()
    {
        if (!writes)
        {
            database.EnterWriter();
            writes = true;
            State = database.Committed;
        }
    }

    public void Put<TRow>(Kind<TRow> kind, TRow row)
        where TRow : Row
    {
        AcquireWriter();
        State = State.With(kind, State.Table(kind).Put(row));
        changes[(kind, row.Id)] = row;
    }

    public void Remove<TRow>(Kind<TRow> kind, int id)
        where TRow : Row
    {
        AcquireWriter();
        if (State.Table(kind).Get(id) is not null)
        {
            State = State.With(kind, State.Table(kind).Remove(id));
            changes[(kind, id)] = null;
        }
    }

    /// <summary>SQLite's own transaction of this unit of work, for what stays on disk (versions, audit): committed with the rows.</summary>
    public SqliteTransaction Transaction
    {
        get
        {
            EnterWriter();
            return transaction ??= database.Begin();
        }
    }

    /// <summary>The transaction when there is one: what was written to disk in it is visible only through it.</summary>
    public SqliteTransaction? StartedTransaction => transaction;

    /// <exception cref="StoreException">Nothing was stored.</exception>
    public void Commit()
    {
        if (changes.Count > 0 || transaction is not null)
        {
            SqliteTransaction? current = transaction;
            transaction = null;
            database.Commit(current, State, changes);
            changes.Clear();
        }
    }

    /// <summary>Drops what was not committed and lets the next writer go.</summary>
    public void End()
    {
        try
        {
            transaction?.Dispose();
            transaction = null;
        }
        finally
        {
            if (writes)
            {
                writes = false;
                database.LeaveWriter();
            }
        }
    }
}
