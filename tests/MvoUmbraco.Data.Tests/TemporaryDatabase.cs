using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MvoUmbraco.Data.Tests;

/// <summary>A database file in a folder of its own, made by the migrations.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("data").FullName;
    private readonly ServiceProvider services;

    private TemporaryDatabase()
        => services = new ServiceCollection()
            .AddMvoData(new ConfigurationBuilder().Build(), _ => folder)
            .BuildServiceProvider();

    public IDbContextFactory<MvoContext> Contexts => services.GetRequiredService<IDbContextFactory<MvoContext>>();

    public static async Task<TemporaryDatabase> MakeAsync()
    {
        var database = new TemporaryDatabase();
        await database.Contexts.MigrateAsync();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
