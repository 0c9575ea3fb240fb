using System.Globalization;
using System.Text.Json;
using ChatOps.Workforce.Quality;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Training;

/// <summary>Fills the document's tables for training (§9) from what the store holds. What can't be true (<see cref="OutcomeRule"/>) is kept out.</summary>
internal sealed class TrainingTables(IStoreDatabase database, TimeProvider time)
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

    /// <inheritdoc cref="IWorkforceStore.RefreshTrainingTablesAsync"/>
    /// <param name="written">
    /// What a collection of what is new wrote; null to compare every row in every column. The rows of its tasks are compared where the tables were up to date before it and nobody
    /// else has written since; else rows are added, and those that are gone or whose outcome was corrected go.
    /// </param>
    public Task<int> RefreshAsync(IReadOnlyList<string>? sources, WrittenWork? written, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var now = time.GetLocalNow().DateTime;
        var today = DateOnly.FromDateTime(now);
        if (sources is null && await IsDoneAsync(context, today, cancellationToken))
            return 0;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.LockForWritingAsync(context, cancellationToken);
        // A long while for a million rows; the store's usual limit is meant for a turn.
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var rows = context.Set<ComprehensiveTrainingRow>();
        var made = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified); // both databases keep milliseconds
        var added = 0;
        if (!await IsDoneAsync(context, today, cancellationToken))
        {
            await CopyAsync(context, made, today, await ReachAsync(context, written, today, cancellationToken), cancellationToken);
            added = await rows.CountAsync(r => r.CreatedAt == made, cancellationToken);
        }

        // Nothing else in the store was changed, so its revision stays: nobody has to look anew.
        await context.Set<StoreState>().ExecuteUpdateAsync(s => s.SetProperty(state => state.AddedRevision, state => state.Revision).SetProperty(state => state.AddedOn, today), cancellationToken);
        if (written is null)
            await context.Set<StoreState>().ExecuteUpdateAsync(s => s.SetProperty(state => state.CopiedRevision, state => state.Revision).SetProperty(state => state.CopiedOn, today), cancellationToken);

        if (sources is not null)
        {
            context.Add(new DataCollectionEntry { CollectionDate = made, RecordCount = await rows.LongCountAsync(cancellationToken), DataSources = JsonSerializer.Serialize(sources), FeatureCount = Features });
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return added;
    });

    /// <summary>Whether the tables were filled from the store as it is now. The day counts too: what was still to come yesterday may have come.</summary>
    private static Task<bool> IsDoneAsync(WorkforceContext context, DateOnly today, CancellationToken cancellationToken) =>
        context.Set<StoreState>().AnyAsync(s => s.CopiedRevision == s.Revision && s.CopiedOn == today, cancellationToken);

    private static async Task<CopyReach> ReachAsync(WorkforceContext context, WrittenWork? written, DateOnly today, CancellationToken cancellationToken)
    {
        if (written is null)
            return CopyReach.Everything;
        var isAlone = await context.Set<StoreState>().AnyAsync(
            s => s.AddedRevision == written.Since && s.AddedOn == today && s.Revision == written.Since + written.Commits, cancellationToken);
        return isAlone && written.Tasks is { } tasks ? CopyReach.Of(tasks) : CopyReach.Additions;
    }

    private static async Task CopyAsync(WorkforceContext context, DateTime made, DateOnly today, CopyReach reach, CancellationToken cancellationToken)
    {
        // Npgsql takes a moment without a zone for one with it unless it comes as text.
        var (dialect, now, moment) = IsSqlite(context) ? ("sqlite", "{0}", (object)made) : ("postgresql", "CAST({0} AS timestamp)", made.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
        TableCopy[] copies =
        [
            TableCopy.Of<ComprehensiveTrainingRow>(context, ["assignment_id"], "email", "last_login"),
            TableCopy.Of<TaskCompletion>(context, ["task_id", "user_id", "completion_date"]) with { HasTwins = true },
            TableCopy.Of<TaskAssignmentMl>(context, ["task_id", "user_id", "assignment_date"]) with { IsSnapshot = true },
            TableCopy.Of<PredictionLog>(context, ["task_id", "user_id", "prediction_date"], "model_version") with { HasTwins = true },
        ];
        var tasks = JsonSerializer.Serialize(reach.Tasks ?? []);
        foreach (var statement in copies.Select(c => (c with { AddsOnly = reach.AddsOnly }).Sql(Read($"{c.Table}.{dialect}"), now)).Prepend(Read("stale")))
            await context.Database.ExecuteSqlRawAsync(reach.Limit(statement, dialect).Replace("/*SOUND*/", OutcomeRule.Sql, StringComparison.Ordinal), [moment, today, tasks], cancellationToken);
    }

    private static bool IsSqlite(WorkforceContext context) => context.Database.GetDbConnection() is SqliteConnection;

    private static string Read(string script)
    {
        using var stream = typeof(TrainingTables).Assembly.GetManifestResourceStream($"ChatOps.Workforce.Store.Training.{script}.sql")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
