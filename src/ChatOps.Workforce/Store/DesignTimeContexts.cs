using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChatOps.Workforce.Store;

/// <summary>
/// Contexts for <c>dotnet ef migrations add NAME --context SqliteWorkforceContext --output-dir Store/Migrations/Sqlite</c>
/// (and PostgreSqlWorkforceContext with Store/Migrations/PostgreSql). No database is opened.
/// </summary>
internal sealed class DesignTimeContexts
    : IDesignTimeDbContextFactory<SqliteWorkforceContext>, IDesignTimeDbContextFactory<PostgreSqlWorkforceContext>
{
    SqliteWorkforceContext IDesignTimeDbContextFactory<SqliteWorkforceContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkforceContext>().UseSqlite("Data Source=:memory:").Options);

    PostgreSqlWorkforceContext IDesignTimeDbContextFactory<PostgreSqlWorkforceContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlWorkforceContext>().UseNpgsql("Host=localhost").Options);
}
