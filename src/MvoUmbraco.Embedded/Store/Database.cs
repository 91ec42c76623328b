using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// The store: one SQLite file, and all its current rows in memory as an immutable <see cref="State"/>.
/// <para>
/// Invariants. Readers take no lock: they read one committed state, or their own unit of work's. There is one writer at
/// a time, from a unit of work's first write until its end. What is committed is in the file before it is in
/// <see cref="Committed"/>, so nothing is ever seen that a crash could take back. Ids are never given out twice, also
/// not over a restart or after a roll-back.
/// </para>
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>Built-in data types and types of a fresh Umbraco end at 1055; own ids start well above.</summary>
    private const int FirstId = 2000;

    private readonly DatabaseFile file;
    private readonly SqliteConnection writing;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly TimeSpan writerTimeout;
    private volatile State committed;
    private long generation;
    private int lastId;
    private int storedLastId;

    private Database(DatabaseFile file, SqliteConnection writing, State committed, int lastId, TimeSpan writerTimeout)
    {
        this.file = file;
        this.writing = writing;
        this.committed = committed;
        this.lastId = storedLastId = lastId;
        this.writerTimeout = writerTimeout;
    }

    /// <summary>What is durably stored now.</summary>
    public State Committed => committed;

    /// <summary>
    /// Grows after every change, once everything that follows from the change (navigation, addresses, caches) has been
    /// brought up to date, and before the writer is answered. An answer rendered from what was read after taking this
    /// number may be given again as long as the number is the same.
    /// </summary>
    public long Generation => Interlocked.Read(ref generation);

    internal string Path => file.Path;

    /// <summary>Opens the file on a thread of its own, so that other work can be done meanwhile.</summary>
    /// <inheritdoc cref="Open"/>
    public static Task<Database> OpenAsync(string path, StoreOptions options) =>
        Task.Factory.StartNew(() => Open(path, options), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <exception cref="StoreException">The file is not ours, damaged, of a newer format, in use, or not writable.</exception>
    public static Database Open(string path, StoreOptions options)
    {
        DatabaseFile file = DatabaseFile.Open(path);
        SqliteConnection? writing = null;
        try
        {
            (State state, int lastId) = LoadSound(file);
            file.Complete();
            writing = file.Connect(readOnly: false);
            string synchronous = options.Durability == Durability.PowerLoss ? "FULL" : "NORMAL";
            Execute(writing, $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-4000;");
            return new Database(file, writing, state, lastId, options.WriterTimeout);
        }
        catch (SqliteException e)
        {
            writing?.Dispose();
            file.Dispose();
            throw DatabaseFile.Explain(e, path);
        }
        catch
        {
            writing?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>A new id, unique for ever; one that is not used in the end stays a gap.</summary>
    public int NextId() => Interlocked.Increment(ref lastId);

    internal void AdvanceGeneration() => Interlocked.Increment(ref generation);

    /// <summary>A pooled connection that sees what is committed. To be disposed soon.</summary>
    internal SqliteConnection OpenReader() => file.Connect(readOnly: true);

    internal void EnterWriter()
    {
        if (!writer.Wait(writerTimeout))
        {
            throw new TimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"A write waited {writerTimeout.TotalSeconds:0} s for the one before it. Either that one is very large, or a handler inside it (of a ...Saving, ...Publishing or ...Deleting notification) waits for a write on another thread, which can't start before the handler is done: do such work after the notification, or on the same flow."));
        }
    }

    internal void LeaveWriter() => writer.Release();

    /// <summary>Starts SQLite's transaction; only between <see cref="EnterWriter"/> and <see cref="LeaveWriter"/>.</summary>
    internal SqliteTransaction Begin() => writing.BeginTransaction(deferred: false);

    /// <summary>Writes the changed rows and makes the new state visible. The transaction is over afterwards, whatever happens.</summary>
    /// <exception cref="StoreException">Nothing was stored.</exception>
    internal void Commit(SqliteTransaction? transaction, State next, IReadOnlyDictionary<(Kind Kind, int Id), Row?> changes)
    {
        try
        {
            using SqliteTransaction current = transaction ?? Begin();
            WriteRows(current, changes);
            int highest = WriteLastId(current);
            current.Commit();
            committed = next;
            storedLastId = highest;
        }
        catch (SqliteException e)
        {
            throw DatabaseFile.Explain(e, file.Path);
        }
    }

    public void Dispose()
    {
        try
        {
            Execute(writing, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException e)
        {
            // What is committed stands in the WAL file and is read back from there; only the tidy single file is missing.
            Debug.WriteLine(e);
        }

        writing.Dispose();
        file.Dispose();
        writer.Dispose();
    }

    /// <summary>Reads while the pages are looked at: what is damaged is said to be so, whatever reading it came upon.</summary>
    private static (State State, int LastId) LoadSound(DatabaseFile file)
    {
        Task pages = Task.Factory.StartNew(file.CheckPages, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return LoadAll(file);
        }
        finally
        {
            pages.GetAwaiter().GetResult();
        }
    }

    /// <summary>Reads over a connection that can't write: a file that turns out to be unreadable stays as it was.</summary>
    private static (State State, int LastId) LoadAll(DatabaseFile file)
    {
        using SqliteConnection reading = file.Connect(readOnly: true);
        State state = Load(reading, file.Path);
        return (state, Math.Max(FirstId, Math.Max(StoredLastId(reading), Kinds.All.Max(kind => state.TableOf(kind).HighestId))));
    }

    private static State Load(SqliteConnection connection, string path)
    {
        try
        {
            ILookup<Kind, Row> rows = Stored(connection)
                .AsParallel()
                .Select(stored => (stored.Kind, Row: Read(stored.Kind, stored.Json, path)))
                .ToLookup(stored => stored.Kind, stored => stored.Row);
            return State.Of(kind => kind.Load(rows[kind]));
        }
        catch (AggregateException e)
        {
            // Several threads may have come upon something; one of them is enough to say.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    private static IEnumerable<(Kind Kind, string Json)> Stored(SqliteConnection connection)
    {
        var kinds = Kinds.All.ToDictionary(kind => kind.Code);
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT kind, json FROM entity";
        using SqliteDataReader stored = select.ExecuteReader();
        while (stored.Read())
        {
            // A kind that this version does not know stays in the file, untouched, for the version that wrote it.
            if (kinds.TryGetValue(stored.GetString(0), out Kind? kind))
            {
                yield return (kind, stored.GetString(1));
            }
        }
    }

    private static Row Read(Kind kind, string json, string path)
    {
        try
        {
            return kind.Read(json);
        }
        catch (JsonException e)
        {
            throw new StoreException($"The database {path} holds a {kind.Code} that can't be read ({e.Message}). It was left as it is. Put back a backup.", e);
        }
    }

    private static int StoredLastId(SqliteConnection connection)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT value FROM meta WHERE name = 'lastId'";
        return select.ExecuteScalar() is string value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
    }

    private static void WriteRows(SqliteTransaction transaction, IReadOnlyDictionary<(Kind Kind, int Id), Row?> changes)
    {
        using SqliteCommand put = Prepare(transaction, "INSERT INTO entity(kind, id, key, json) VALUES($kind, $id, $key, $json) ON CONFLICT(kind, id) DO UPDATE SET key = excluded.key, json = excluded.json", "$kind", "$id", "$key", "$json");
        using SqliteCommand remove = Prepare(transaction, "DELETE FROM entity WHERE kind = $kind AND id = $id", "$kind", "$id");
        foreach (((Kind kind, int id), Row? row) in changes)
        {
            SqliteCommand command = row is null ? remove : put;
            command.Parameters["$kind"].Value = kind.Code;
            command.Parameters["$id"].Value = id;
            if (row is not null)
            {
                command.Parameters["$key"].Value = row.Key.ToString();
                command.Parameters["$json"].Value = kind.ToJson(row);
            }

            command.ExecuteNonQuery();
        }
    }

    private int WriteLastId(SqliteTransaction transaction)
    {
        int highest = Volatile.Read(ref lastId);
        if (highest == storedLastId)
        {
            return highest;
        }

        using SqliteCommand put = Prepare(transaction, "INSERT INTO meta VALUES('lastId', $id) ON CONFLICT(name) DO UPDATE SET value = excluded.value", "$id");
        put.Parameters["$id"].Value = highest.ToString(CultureInfo.InvariantCulture);
        put.ExecuteNonQuery();
        return highest;
    }

    private static SqliteCommand Prepare(SqliteTransaction transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (string name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
