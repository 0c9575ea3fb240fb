using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>The tables on SQLite.</summary>
internal sealed class SqliteWorkforceContext(DbContextOptions<SqliteWorkforceContext> options) : WorkforceContext(options);
