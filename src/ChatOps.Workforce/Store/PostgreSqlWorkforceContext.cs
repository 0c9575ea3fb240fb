using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>The tables on PostgreSQL.</summary>
internal sealed class PostgreSqlWorkforceContext(DbContextOptions<PostgreSqlWorkforceContext> options) : WorkforceContext(options);
