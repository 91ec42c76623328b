using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data.Storing;

namespace MvoUmbraco.Data.Tests;

/// <summary>The migrations of both databases say what the entities say.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SchemaTests
{
    [Test]
    public void Sqlite_MigrationsMatchTheModel()
    {
        using var context = new DesignTimeSqlite().CreateDbContext([]);
        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void SqlServer_MigrationsMatchTheModel()
    {
        using var context = new DesignTimeSqlServer().CreateDbContext([]);
        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public async Task Migrating_Twice_ChangesNothing()
    {
        await using var database = await TemporaryDatabase.MakeAsync();
        await database.Contexts.MigrateAsync();
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.That(await context.Database.GetPendingMigrationsAsync(), Is.Empty);
    }

    [Test]
    public async Task File_IsDurableAndLetsReadersThrough()
    {
        await using var database = await TemporaryDatabase.MakeAsync();
        await using var context = await database.Contexts.CreateDbContextAsync();
        var journal = await context.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync();
        var synchronous = await context.Database.SqlQueryRaw<long>("PRAGMA synchronous").ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(journal, Is.EqualTo(["wal"]));
            Assert.That(synchronous, Is.EqualTo([2L]));
        });
    }
}
