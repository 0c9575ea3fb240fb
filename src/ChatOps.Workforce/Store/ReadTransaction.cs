using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatOps.Workforce.Store;

/// <summary>One moment for several queries.</summary>
internal static class ReadTransaction
{
    /// <summary>Begins it. On SQLite a deferred transaction, which does not hold up the writer.</summary>
    public static async Task<IDbContextTransaction> BeginReadAsync(this WorkforceContext context, CancellationToken cancellationToken)
    {
        if (context.Database.GetDbConnection() is not Microsoft.Data.Sqlite.SqliteConnection sqlite)
            return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        return (await context.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancellationToken))!;
    }
}
