using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data.Storing;

namespace MvoUmbraco.Data;

/// <summary>
/// The database of what is not content. Every feature maps its own tables: an <see cref="IEntityTypeConfiguration{TEntity}"/>
/// beside its entity, found by itself. Moments are kept in UTC.
/// </summary>
/// <remarks>One context belongs to one unit of work; get it from <see cref="IDbContextFactory{TContext}"/> and dispose of it.</remarks>
public abstract class MvoContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AppendOnly.Guard(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AppendOnly.Guard(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.ApplyConfigurationsFromAssembly(typeof(MvoContext).Assembly);
}

/// <summary>The database as a SQLite file.</summary>
public sealed class SqliteMvoContext(DbContextOptions<SqliteMvoContext> options) : MvoContext(options)
{
    /// <inheritdoc/>
    // SQLite has no moment of its own: a number compares and sorts right, a text with an offset does not.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}

/// <summary>The database on SQL Server.</summary>
public sealed class SqlServerMvoContext(DbContextOptions<SqlServerMvoContext> options) : MvoContext(options);
