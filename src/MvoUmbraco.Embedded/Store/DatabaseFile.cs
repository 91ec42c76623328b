using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// The database file at the rim: makes it, proves that it is ours and sound before anything writes to it, and keeps
/// other processes out for as long as this one lives.
/// <para>
/// Format: SQLite in WAL mode, <c>application_id</c> 0x554D4245 ("UMBE"), <c>user_version</c> = format number.
/// <c>entity(kind, id, key, json)</c> holds one JSON row per thing, <c>meta(name, value)</c> the highest id given out and
/// the id of the installation, <c>version</c>, <c>audit</c> (what is done with content) and <c>audit_entry</c> (what is done with
/// accounts) what grows without bound and stays on disk.
/// A file is made under another name and renamed when it is whole, so that a half-made one is never found.
/// </para>
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    internal const int Format = 1;
    private const int ApplicationId = 0x554D4245;
    private const int HeaderLength = 100;

    private const string Schema = """
        CREATE TABLE entity(kind TEXT NOT NULL, id INTEGER NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;
        CREATE TABLE meta(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE version(id INTEGER NOT NULL PRIMARY KEY, node INTEGER NOT NULL, date TEXT NOT NULL, user INTEGER NOT NULL,
            current INTEGER NOT NULL DEFAULT 0, published INTEGER NOT NULL DEFAULT 0, prevent_cleanup INTEGER NOT NULL DEFAULT 0, json TEXT NOT NULL);
        CREATE INDEX version_node ON version(node, id DESC);
        CREATE TABLE audit(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, node INTEGER NOT NULL, type TEXT NOT NULL, entity_type TEXT, user INTEGER NOT NULL,
            date TEXT NOT NULL, comment TEXT, parameters TEXT);
        CREATE INDEX audit_node ON audit(node, date);
        CREATE INDEX audit_user ON audit(user, date);
        """ + Added;

    /// <summary>What a database has that was made before this was thought of too, from the next opening on.</summary>
    private const string Added = """
        CREATE TABLE IF NOT EXISTS audit_entry(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL, type TEXT NOT NULL, details TEXT NOT NULL, ip TEXT,
            performer INTEGER NOT NULL, performer_key TEXT, performer_details TEXT, affected INTEGER NOT NULL, affected_key TEXT, affected_details TEXT);
        """;

    private readonly FileStream ownership;

    private DatabaseFile(string path, FileStream ownership)
    {
        Path = path;
        this.ownership = ownership;
    }

    internal string Path { get; }

    /// <summary>
    /// Opens the file for this process alone, making it when there is none. Before anything is written to it,
    /// <see cref="CheckPages"/> must have found it sound.
    /// </summary>
    /// <exception cref="StoreException">Not ours, of a newer format, in use, or not writable; the file is as it was.</exception>
    internal static DatabaseFile Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        FileStream ownership = Own(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > 0 })
            {
                CheckHeader(path);
            }
            else
            {
                Create(path);
            }

            return new DatabaseFile(path, ownership);
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }

    internal SqliteConnection Connect(bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            Pooling = readOnly,
        }.ToString());
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        using (var pool = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString()))
        {
            SqliteConnection.ClearPool(pool);
        }

        ownership.Dispose();
    }

    private static FileStream Own(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e) when (File.Exists(path + ".lock") && e is not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new StoreException($"The database {path} is in use by another process. Stop that one first, or give this one a file of its own (Embedded:Store:Path).", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException($"The folder {folder} can't be written. Give this user write access to it, or choose another place for the database (Embedded:Store:Path).", e);
        }
    }

    /// <summary>Reads the first bytes without SQLite, since opening a file in WAL mode can already change it.</summary>
    private static void CheckHeader(string path)
    {
        var header = new byte[HeaderLength];
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            {
                throw new StoreException($"The file {path} is not a database of this host: it does not start as one. It was left as it is. Move it away, or put a backup in its place.");
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException($"The database {path} can't be read: {e.Message} Give this user read and write access to it.", e);
        }

        int application = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68));
        int format = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(60));
        if (application != ApplicationId)
        {
            throw new StoreException($"The file {path} is an SQLite database of another program. It was left as it is. Choose another place for the database (Embedded:Store:Path).");
        }

        if (format > Format)
        {
            throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"The database {path} was written by a newer version of this host (format {format}; this version knows up to {Format}). It was left as it is. Install that version again, or put back a backup from before."));
        }
    }

    /// <summary>Reads every page, which takes a while in a large file.</summary>
    /// <exception cref="StoreException">The file is damaged; it is as it was.</exception>
    internal void CheckPages()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using SqliteCommand check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() is not "ok" and var found)
            {
                throw new StoreException($"The database {Path} is damaged ({found}). It was left as it is. Put back a backup, or try `sqlite3 {Path} .recover` on a copy.");
            }
        }
        catch (SqliteException e)
        {
            throw Explain(e, Path);
        }
    }

    /// <summary>Adds what a database lacks that was made before it was thought of.</summary>
    internal void Complete()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            connection.Open();
            using SqliteCommand added = connection.CreateCommand();
            added.CommandText = Added;
            added.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw Explain(e, Path);
        }
    }

    private static void Create(string path)
    {
        string half = path + ".new";
        try
        {
            foreach (string leftover in new[] { half, half + "-journal" })
            {
                File.Delete(leftover);
            }

            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = half, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString()))
            {
                connection.Open();
                using SqliteCommand schema = connection.CreateCommand();
                schema.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                    BEGIN;
                    {Schema}
                    PRAGMA application_id={ApplicationId};
                    PRAGMA user_version={Format};
                    INSERT INTO meta VALUES('installation', lower(hex(randomblob(16))));
                    COMMIT;
                    """);
                schema.ExecuteNonQuery();
            }

            File.Move(half, path, overwrite: true);
        }
        catch (SqliteException e)
        {
            throw Explain(e, path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException($"The database {path} can't be made: {e.Message} Give this user write access to the folder, or choose another place (Embedded:Store:Path).", e);
        }
    }

    /// <summary>What SQLite's error means for the person who runs the site.</summary>
    internal static StoreException Explain(SqliteException e, string path) => (e.SqliteErrorCode, e.SqliteExtendedErrorCode) switch
    {
        (13, _) => new StoreException($"The disk that holds {path} is full. Nothing of this change was stored, and what was stored before is safe. Make room and try again.", e),
        (8, _) or (14, _) or (3, _) => new StoreException($"The database {path} can't be opened for writing. Give this user write access to the file and its folder. Nothing of this change was stored.", e),
        (11, _) or (26, _) => new StoreException($"The database {path} is damaged ({e.Message}). It was left as it is. Put back a backup, or try `sqlite3 {path} .recover` on a copy.", e),
        (5, _) or (6, _) => new StoreException($"The database {path} is locked by another program. Close that program and try again. Nothing of this change was stored.", e),
        _ => new StoreException($"The database {path} could not be read or written: {e.Message} Nothing of this change was stored.", e),
    };
}
