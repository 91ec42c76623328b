using System.Diagnostics;
using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Tests.Store;

/// <summary>Files that are not ours, not sound or not to be had: a clear message, and the file as it was.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DatabaseFileTests
{
    [Test]
    public void TextFile_IsRefusedUntouched() =>
        RefusedUntouched(path => File.WriteAllText(path, string.Concat(Enumerable.Repeat("geen databank ", 100))), "not a database of this host");

    [Test]
    public void ShortFile_IsRefusedUntouched() => RefusedUntouched(path => File.WriteAllText(path, "x"), "not a database of this host");

    [Test]
    public void ForeignDatabase_IsRefusedUntouched() => RefusedUntouched(path => Sql(path, "CREATE TABLE a(b); INSERT INTO a VALUES(1);"), "another program");

    [Test]
    public void NewerFormat_IsRefusedUntouched() => RefusedUntouched(
        path =>
        {
            Make(path);
            Sql(path, $"PRAGMA journal_mode=DELETE; PRAGMA user_version={DatabaseFile.Format + 1};");
        },
        "newer version");

    [Test]
    public void DamagedPages_AreRefusedUntouched() => RefusedUntouched(
        path =>
        {
            Make(path);
            Sql(path, "PRAGMA journal_mode=DELETE;");
            using FileStream file = File.OpenWrite(path);
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        },
        "damaged");

    [Test]
    public void UnreadableRow_IsRefusedUntouched() => RefusedUntouched(
        path =>
        {
            Make(path);
            Sql(path, "INSERT INTO entity VALUES('membergroup', 3000, '5d3fd2f8-5b1e-4a8e-9a39-0e0b8d0a3d11', '{ not json'); PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;");
        },
        "can't be read");

    [Test]
    public void UnknownKind_StaysInTheFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.db");
        Make(path);
        Sql(path, "INSERT INTO entity VALUES('from-the-future', 1, 'k', '{}')");

        Make(path);

        Assert.That(Sql(path, "SELECT count(*) FROM entity WHERE kind = 'from-the-future'"), Is.EqualTo(1));
    }

    [Test]
    public void SecondOpening_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using Database first = Database.Open(folder.File("a.db"), new StoreOptions());

        StoreException? refused = Assert.Throws<StoreException>(() => Database.Open(folder.File("a.db"), new StoreOptions()));

        Assert.That(refused?.Message, Does.Contain("in use by another process"));
    }

    [Test]
    [Platform("Linux")]
    public void FolderThatCannotBeWritten_IsExplained()
    {
        // A place where nobody, root included, can make a file.
        StoreException? refused = Assert.Throws<StoreException>(() => Database.Open("/proc/self/fdinfo/a.db", new StoreOptions()));

        Assert.That(refused?.Message, Does.Contain("can't be written"));
    }

    [Test]
    public void HalfMadeFile_IsNeverFound()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.db");
        File.WriteAllText(path + ".new", "left by a start that was cut off");

        Make(path);

        Assert.That(File.Exists(path + ".new"), Is.False);
    }

    private static void RefusedUntouched(Action<string> prepare, string because)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.db");
        prepare(path);
        byte[] before = File.ReadAllBytes(path);

        StoreException? refused = Assert.Throws<StoreException>(() => Database.Open(path, new StoreOptions()));

        Assert.Multiple(() =>
        {
            Assert.That(refused?.Message, Does.Contain(because));
            Assert.That(refused?.Message, Does.Contain(path));
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(before), "the file is as it was");
        });
    }

    private static void Make(string path) => Database.Open(path, new StoreOptions()).Dispose();

    private static object? Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
