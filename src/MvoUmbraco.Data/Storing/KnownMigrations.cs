using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MvoUmbraco.Data.Storing;

/// <summary>
/// Whether a database has all migrations that this version knows, asked in plain SQL: EF Core takes more than a second to
/// make its model, and at nearly every start there is nothing to migrate.
/// </summary>
internal static class KnownMigrations
{
    private const string Applied = $"SELECT \"MigrationId\" FROM \"{HistoryRepository.DefaultTableName}\"";

    /// <param name="connection">Not open yet.</param>
    /// <param name="context">The context whose migrations are meant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False also when the database is not there or cannot be read: migrating says why.</returns>
    public static async Task<bool> AreAppliedAsync(DbConnection connection, Type context, CancellationToken cancellationToken)
    {
        var missing = Of(context).ToHashSet(StringComparer.Ordinal);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Applied;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                missing.Remove(rows.GetString(0));
            }

            return missing.Count == 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Of(Type context)
        => context.Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
}
