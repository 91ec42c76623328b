using System.Globalization;
using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Tests.Store;

[Parallelizable(ParallelScope.All)]
internal sealed class DatabaseTests
{
    [Test]
    public void Commit_IsThereAfterReopening()
    {
        using var folder = new TemporaryFolder();
        int id;
        using (Database database = Open(folder))
        {
            id = Put(database, "Lezers");
        }

        using Database again = Open(folder);
        Assert.That(again.Committed.Table(MemberGroupRow.Kind).Get(id)?.Name, Is.EqualTo("Lezers"));
    }

    [Test]
    public void UnitOfWork_IsInvisibleUntilCommitted()
    {
        using var folder = new TemporaryFolder();
        using Database database = Open(folder);
        var work = new UnitOfWork(database);
        work.Put(MemberGroupRow.Kind, Group(database.NextId(), "Lezers"));

        Assert.Multiple(() =>
        {
            Assert.That(work.State.Table(MemberGroupRow.Kind).Count, Is.EqualTo(1));
            Assert.That(database.Committed.Table(MemberGroupRow.Kind).Count, Is.Zero);
        });
        work.End();
        Assert.That(database.Committed.Table(MemberGroupRow.Kind).Count, Is.Zero);
    }

    [Test]
    public void NextId_IsNotGivenAgain_AfterDeleteAndRestart()
    {
        using var folder = new TemporaryFolder();
        int deleted;
        using (Database database = Open(folder))
        {
            deleted = Put(database, "Weg");
            var work = new UnitOfWork(database);
            work.Remove(MemberGroupRow.Kind, deleted);
            work.Commit();
            work.End();
        }

        using Database again = Open(folder);
        Assert.That(again.NextId(), Is.GreaterThan(deleted));
    }

    [Test]
    public void Indexes_FollowChangesAndRemovals()
    {
        using var folder = new TemporaryFolder();
        using Database database = Open(folder);
        int id = Put(database, "Oud");
        var work = new UnitOfWork(database);
        work.Put(MemberGroupRow.Kind, Group(id, "Nieuw"));
        work.Commit();
        work.End();

        Table<MemberGroupRow> groups = database.Committed.Table(MemberGroupRow.Kind);
        Assert.Multiple(() =>
        {
            Assert.That(groups.FindFirst(MemberGroupRow.ByName, "oud"), Is.Null);
            Assert.That(groups.FindFirst(MemberGroupRow.ByName, "NIEUW")?.Id, Is.EqualTo(id), "names are found without regard to case");
        });
    }

    [Test]
    public void Readers_DoNotWaitForTheWriter()
    {
        using var folder = new TemporaryFolder();
        using Database database = Open(folder);
        Put(database, "Eerste");
        var work = new UnitOfWork(database);
        work.Put(MemberGroupRow.Kind, Group(database.NextId(), "Tweede"));
        _ = work.Transaction;

        int seen = 0;
        var reader = new Thread(() =>
        {
            seen = database.Committed.Table(MemberGroupRow.Kind).Count;
            using SqliteConnection connection = database.OpenReader();
            using SqliteCommand count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) FROM entity";
            seen += Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
        });
        reader.Start();

        Assert.That(reader.Join(TimeSpan.FromSeconds(10)), Is.True, "the reader ends while the writer is open");
        Assert.That(seen, Is.EqualTo(2));
        work.End();
    }

    [Test]
    public void SecondWriter_WaitsAndThenSaysWhy()
    {
        using var folder = new TemporaryFolder();
        using Database database = Database.Open(folder.File("a.db"), new StoreOptions { WriterTimeout = TimeSpan.FromMilliseconds(50) });
        var first = new UnitOfWork(database);
        first.AcquireWriter();

        var second = new UnitOfWork(database);
        TimeoutException? refused = Assert.Throws<TimeoutException>(second.AcquireWriter);
        Assert.That(refused?.Message, Does.Contain("handler"));
        first.End();
    }

    [Test]
    public void ParallelWriters_LoseNothing()
    {
        using var folder = new TemporaryFolder();
        using Database database = Database.Open(folder.File("a.db"), new StoreOptions { Durability = Durability.ProcessCrash });
        Parallel.For(0, 8, writer =>
        {
            for (int number = 0; number < 50; number++)
            {
                Put(database, $"{writer}-{number}");
            }
        });

        Assert.That(database.Committed.Table(MemberGroupRow.Kind).All.Select(row => row.Name).Distinct().Count(), Is.EqualTo(400));
    }

    [Test]
    public void FullDisk_IsExplained_AndNothingIsHalfWritten()
    {
        using var folder = new TemporaryFolder();
        int kept;
        using (Database database = Open(folder))
        {
            kept = Put(database, "Bewaard");
            var work = new UnitOfWork(database);
            using (SqliteCommand limit = work.Transaction.Connection!.CreateCommand())
            {
                // The real error of a full disk, SQLITE_FULL, without filling one.
                limit.Transaction = work.Transaction;
                limit.CommandText = "PRAGMA max_page_count=1";
                limit.ExecuteNonQuery();
            }

            for (int number = 0; number < 200; number++)
            {
                work.Put(MemberGroupRow.Kind, Group(database.NextId(), new string('x', 4000)));
            }

            StoreException? refused = Assert.Throws<StoreException>(work.Commit);
            work.End();
            Assert.Multiple(() =>
            {
                Assert.That(refused?.Message, Does.Contain("is full"));
                Assert.That(database.Committed.Table(MemberGroupRow.Kind).Count, Is.EqualTo(1));
            });
        }

        using Database again = Open(folder);
        Assert.That(again.Committed.Table(MemberGroupRow.Kind).All.Select(row => row.Id), Is.EqualTo(new[] { kept }));
    }

    [TestCase(Durability.PowerLoss, 2)]
    [TestCase(Durability.ProcessCrash, 1)]
    public void Durability_IsSqlitesSynchronous(Durability durability, long synchronous)
    {
        using var folder = new TemporaryFolder();
        using Database database = Database.Open(folder.File("a.db"), new StoreOptions { Durability = durability });
        var work = new UnitOfWork(database);
        using (SqliteCommand ask = work.Transaction.Connection!.CreateCommand())
        {
            ask.Transaction = work.Transaction;
            ask.CommandText = "PRAGMA synchronous";
            Assert.That(ask.ExecuteScalar(), Is.EqualTo(synchronous));
        }

        work.End();
    }

    private static Database Open(TemporaryFolder folder) => Database.Open(folder.File("a.db"), new StoreOptions());

    private static int Put(Database database, string name)
    {
        var work = new UnitOfWork(database);
        int id = database.NextId();
        work.Put(MemberGroupRow.Kind, Group(id, name));
        work.Commit();
        work.End();
        return id;
    }

    private static MemberGroupRow Group(int id, string name) => new() { Id = id, Key = Guid.NewGuid(), Name = name };
}
