using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>The tables on PostgreSQL.</summary>
internal sealed class PostgreSqlWorkforceContext(DbContextOptions<PostgreSqlWorkforceContext> options) : WorkforceContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // The document's columns have no zone.
        var moments = modelBuilder.Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace == typeof(TaskCompletion).Namespace)
            .SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?));
        foreach (var property in moments)
            property.SetColumnType("timestamp without time zone");
    }
}
