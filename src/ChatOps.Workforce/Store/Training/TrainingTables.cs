using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Training;

/// <summary>Fills the document's tables for training (§9) from what the store holds. What can't be true is kept out: days to come, work that ended before it began or took no time.</summary>
internal sealed class TrainingTables(EfWorkforceStore store, TimeProvider time)
{
    /// <summary>Columns of comprehensive_training_data that are features: all but ids, targets and the row's own time.</summary>
    private const int Features = 20;

    /// <summary>Makes the document's own table names readable in the store, where they are not yet.</summary>
    public static async Task CreateViewsAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        if (IsSqlite(context))
        {
            await context.Database.ExecuteSqlRawAsync(Read("views").Replace("CREATE VIEW", "CREATE VIEW IF NOT EXISTS", StringComparison.Ordinal), cancellationToken);
            return;
        }

        // Several hosts may start at once.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7003)", cancellationToken);
        await context.Database.ExecuteSqlRawAsync(Read("views").Replace("CREATE VIEW", "CREATE OR REPLACE VIEW", StringComparison.Ordinal), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Brings the tables up to date and notes the collection.</summary>
    /// <param name="systems">Systems that were read to their end.</param>
    /// <returns>Rows of comprehensive_training_data that are new.</returns>
    public async Task<int> RefreshAsync(IReadOnlyList<string> systems, bool hasChanges, CancellationToken cancellationToken)
    {
        await using var batch = await store.BeginBatchAsync(cancellationToken);
        var context = batch.Context;
        var rows = context.Set<ComprehensiveTrainingRow>();
        var now = time.GetLocalNow().DateTime;
        var created = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified); // both databases keep milliseconds
        if (hasChanges)
        {
            // Npgsql takes a moment without a zone for one with it unless it comes as text.
            var (dialect, moment) = IsSqlite(context) ? ("sqlite", (object)created) : ("postgresql", created.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
            // A long while for a million rows; the store's usual limit is meant for a turn.
            context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            foreach (var script in new[] { "comprehensive", "events" })
                await context.Database.ExecuteSqlRawAsync(Read($"{script}.{dialect}"), [moment, DateOnly.FromDateTime(now)], cancellationToken);
        }

        var fresh = await rows.CountAsync(r => r.CreatedAt == created, cancellationToken);
        context.Add(new DataCollectionEntry
        {
            CollectionDate = created,
            RecordCount = await rows.LongCountAsync(cancellationToken),
            DataSources = JsonSerializer.Serialize(systems),
            FeatureCount = Features,
        });
        await context.SaveChangesAsync(cancellationToken);
        await batch.CommitAsync(cancellationToken);
        return fresh;
    }

    private static bool IsSqlite(WorkforceContext context) => context.Database.GetDbConnection() is SqliteConnection;

    private static string Read(string script)
    {
        using var stream = typeof(TrainingTables).Assembly.GetManifestResourceStream($"ChatOps.Workforce.Store.Training.{script}.sql")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
