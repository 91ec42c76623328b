using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MvoUmbraco.Data.Storing;

/// <summary>For <c>dotnet ef migrations</c>: needs no database.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteMvoContext>
{
    public SqliteMvoContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqliteMvoContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>For <c>dotnet ef migrations</c>: needs no server.</summary>
internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerMvoContext>
{
    public SqlServerMvoContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqlServerMvoContext>().UseSqlServer("Server=none").Options);
}
