using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Data.Storing;

namespace MvoUmbraco.Data;

/// <summary>Makes the database known to a host.</summary>
public static class MvoData
{
    /// <summary>The name of the connection string; <c>MvoUmbraco_ProviderName</c> beside it says which database it is.</summary>
    public const string ConnectionName = "MvoUmbraco";

    /// <summary>The provider name of SQL Server; without a provider name the database is a SQLite file.</summary>
    public const string SqlServerProvider = "Microsoft.Data.SqlClient";

    private const string SqliteProvider = "Microsoft.Data.Sqlite";
    private const string DefaultConnection = "Data Source=App_Data/mvo.db";

    /// <summary>
    /// Registers <see cref="IDbContextFactory{TContext}"/> of <see cref="MvoContext"/> by the connection string
    /// <c>ConnectionStrings:MvoUmbraco</c> (default: the SQLite file <c>App_Data/mvo.db</c>). A relative file is taken
    /// from <paramref name="contentRoot"/>, which is asked when the database is first used.
    /// </summary>
    /// <exception cref="InvalidOperationException">The provider name is not one of the two.</exception>
    public static IServiceCollection AddMvoData(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> contentRoot)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(contentRoot);
        var connection = configuration.GetConnectionString(ConnectionName) is { Length: > 0 } configured ? configured : DefaultConnection;
        var provider = configuration.GetConnectionString($"{ConnectionName}_ProviderName") is { Length: > 0 } named ? named : SqliteProvider;
        switch (provider)
        {
            case SqliteProvider:
                var durable = new DurableConnections();
                services.AddPooledDbContextFactory<SqliteMvoContext>((provided, options)
                    => options.UseSqlite(AbsoluteFile(connection, contentRoot(provided))).AddInterceptors(durable));
                services.AddSingleton<IDbContextFactory<MvoContext>>(provided => new Contexts<SqliteMvoContext>(
                    provided.GetRequiredService<IDbContextFactory<SqliteMvoContext>>,
                    () => new SqliteConnection(ReadOnly(AbsoluteFile(connection, contentRoot(provided))))));
                break;
            case SqlServerProvider:
                services.AddPooledDbContextFactory<SqlServerMvoContext>(options => options.UseSqlServer(connection, server => server.EnableRetryOnFailure()));
                services.AddSingleton<IDbContextFactory<MvoContext>>(provided => new Contexts<SqlServerMvoContext>(
                    provided.GetRequiredService<IDbContextFactory<SqlServerMvoContext>>,
                    () => new SqlConnection(connection)));
                break;
            default:
                throw new InvalidOperationException(
                    $"ConnectionStrings:{ConnectionName}_ProviderName is '{provider}'. Use '{SqliteProvider}' or '{SqlServerProvider}'.");
        }

        return services;
    }

    /// <summary>Makes the database, or brings it to this version; safe to do at every start.</summary>
    public static async Task MigrateAsync(this IDbContextFactory<MvoContext> contexts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        if (contexts is IKnowsItsDatabase known)
        {
            await using var connection = known.Connect();
            if (await KnownMigrations.AreAppliedAsync(connection, known.Context, cancellationToken))
            {
                return;
            }
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (context is SqliteMvoContext
            && new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    private static string AbsoluteFile(string connection, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (builder.DataSource is { Length: > 0 } file and not ":memory:")
        {
            builder.DataSource = Path.GetFullPath(file, contentRoot);
        }

        return builder.ToString();
    }

    // Without a file there is nothing to ask, and asking must not make one.
    private static string ReadOnly(string connection)
        => new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    private interface IKnowsItsDatabase
    {
        Type Context { get; }

        DbConnection Connect();
    }

    // What asks for the database does not know which of the two it is. EF Core wakes when the first context is asked for.
    private sealed class Contexts<TContext>(Func<IDbContextFactory<TContext>> contexts, Func<DbConnection> connect)
        : IDbContextFactory<MvoContext>, IKnowsItsDatabase
        where TContext : MvoContext
    {
        public Type Context => typeof(TContext);

        public DbConnection Connect() => connect();

        public MvoContext CreateDbContext() => contexts().CreateDbContext();

        public async Task<MvoContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
            => await contexts().CreateDbContextAsync(cancellationToken);
    }
}
