using System.Runtime.CompilerServices;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>The store on EF Core, over either database.</summary>
internal sealed class EfWorkforceStore(IStoreDatabase database, TimeProvider time, EventOutbox? outbox = null) : IWorkforceStore
{
    /// <summary>Compiled once, because everybody who asks for a ranking asks it first.</summary>
    private readonly Func<WorkforceContext, CancellationToken, Task<long>> _revision =
        EF.CompileAsyncQuery((WorkforceContext context, CancellationToken _) => context.Set<StoreState>().Select(s => s.Revision).Single());

    public Task MigrateAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await database.PrepareAsync(cancellationToken);
        await using var alone = await database.LockForUpgradeAsync(cancellationToken);
        await using var context = database.CreateContext();
        // Looked at first: MigrateAsync compares the whole model with that of the newest migration before it finds that there is nothing to do.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await context.Database.MigrateAsync(cancellationToken);
        await TrainingTables.CreateViewsAsync(context, cancellationToken);
        return true;
    });

    public Task<long> GetRevisionAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var context = database.CreateContext();
        return await _revision(context, cancellationToken);
    });

    public Task<StoreSummary> GetSummaryAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var context = database.CreateContext();
        return await context.Set<StoreState>().Select(s => new StoreSummary(
            s.Origin,
            context.Set<Person>().Count(),
            context.Set<WorkItem>().Count(),
            context.Set<WorkItem>().Count(i => i.Status == WorkItemStatus.Open),
            context.Set<Outcome>().Count())).SingleAsync(cancellationToken);
    });

    public Task<WorkforceData> ReadAllAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.BeginReadAsync(cancellationToken);

        // Sorted here rather than by the database, whose idea of order depends on its collation.
        async Task<IReadOnlyList<T>> ReadAsync<T>(Func<T, string> key, Func<T, string>? then = null)
            where T : class
        {
            var rows = await context.Set<T>().AsNoTracking().ToListAsync(cancellationToken);
            var ordered = rows.OrderBy(key, StringComparer.Ordinal);
            return [.. then is null ? ordered : ordered.ThenBy(then, StringComparer.Ordinal)];
        }

        return new WorkforceData
        {
            Projects = await ReadAsync<Project>(p => p.Id),
            People = await ReadAsync<Person>(p => p.Id),
            Skills = await ReadAsync<Skill>(s => s.PersonId, s => s.Name),
            WorkItems = await ReadAsync<WorkItem>(i => i.Id),
            SkillRequirements = await ReadAsync<SkillRequirement>(r => r.WorkItemId, r => r.SkillName),
            Assignments = await ReadAsync<Assignment>(a => a.Id),
            Outcomes = await ReadAsync<Outcome>(o => o.AssignmentId),
            Workloads = await ReadAsync<Workload>(w => w.PersonId, w => w.Week.ToString("O")),
            Stale = [.. (await context.Set<SourceState>().AsNoTracking().Where(s => s.LastError != null).ToListAsync(cancellationToken))
                .OrderBy(s => s.System, StringComparer.Ordinal).ThenBy(s => s.Kind).Select(s => new StaleKind(s.Kind, s.System, s.LastSuccess, s.LastErrorAt!.Value))],
        };
    });

    public async Task<IWorkforceBatch> BeginAsync(CancellationToken cancellationToken) => await BeginBatchAsync(cancellationToken);

    /// <summary>A context for this project's own readers.</summary>
    public WorkforceContext CreateContext() => database.CreateContext();

    /// <summary>Keeps other processes from collecting until it is disposed of; null if one of them collects.</summary>
    public Task<IAsyncDisposable?> TryLockForCollectingAsync(CancellationToken cancellationToken) => GuardAsync(() => database.TryLockForCollectingAsync(cancellationToken));

    /// <summary>As <see cref="BeginAsync"/>, for this project's own writers.</summary>
    public Task<EfWorkforceBatch> BeginBatchAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var context = database.CreateContext();
        try
        {
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await database.LockForWritingAsync(context, cancellationToken);
            return new EfWorkforceBatch(database, context, transaction, time);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    });

    public async Task<AssignmentChange> AssignAsync(
        string workItemId, string personId, AssignmentMethod method, double? score, CancellationToken cancellationToken) =>
        (await AssignManyAsync([new NewAssignment(workItemId, personId, score)], method, cancellationToken))[0];

    public async Task<IReadOnlyList<AssignmentChange>> AssignManyAsync(
        IReadOnlyList<NewAssignment> assignments, AssignmentMethod method, CancellationToken cancellationToken)
    {
        await using var batch = await BeginBatchAsync(cancellationToken);
        return await GuardAsync(async () =>
        {
            var changes = new List<AssignmentChange>();
            foreach (var wanted in assignments)
                changes.Add(await AssignAsync(batch, wanted, method, cancellationToken));
            await batch.CommitAsync(cancellationToken);
            return (IReadOnlyList<AssignmentChange>)changes;
        });
    }

    public async Task<AssignmentChange?> UnassignAsync(string workItemId, CancellationToken cancellationToken)
    {
        await using var batch = await BeginBatchAsync(cancellationToken);
        return await GuardAsync(async () =>
        {
            var item = await FindItemAsync(batch.Context, workItemId, cancellationToken);
            var before = await OpenAssignmentsAsync(batch.Context, workItemId, cancellationToken);
            if (before.Count == 0)
                return null;
            await TakeBackAsync(batch, before, cancellationToken);
            await batch.UpsertAsync(item with { Status = WorkItemStatus.Open }, cancellationToken);
            if (outbox is not null)
                await outbox.AddAsync(batch.Context, before[0] with { IsSelected = false }, cancellationToken);
            await batch.CommitAsync(cancellationToken);
            return new AssignmentChange(before[0] with { IsSelected = false }, null);
        });
    }

    public async Task<Assignment> RecordOutcomeAsync(string workItemId, WorkResult result, CancellationToken cancellationToken)
    {
        await using var batch = await BeginBatchAsync(cancellationToken);
        return await GuardAsync(async () =>
        {
            var item = await FindItemAsync(batch.Context, workItemId, cancellationToken);
            if (item.Status == WorkItemStatus.Completed)
                throw new WorkItemClosedException($"{workItemId} is completed.");
            var open = await OpenAssignmentsAsync(batch.Context, workItemId, cancellationToken);
            if (open.Count == 0)
                throw new WorkItemClosedException($"{workItemId} has no open assignment.");
            await batch.UpsertManyAsync([result.Of(open[0].Id)], WorkforceContext.Own, cancellationToken);
            await batch.UpsertManyAsync([open[0]], WorkforceContext.Own, cancellationToken);
            await TakeBackAsync(batch, open.Skip(1), cancellationToken); // older ones that a source left open
            await batch.UpsertAsync(item with { Status = WorkItemStatus.Completed }, cancellationToken);
            if (outbox is not null)
                await outbox.AddAsync(batch.Context, open[0], result.Of(open[0].Id), item, cancellationToken);
            await batch.CommitAsync(cancellationToken);
            return open[0];
        });
    }

    public Task<int> RefreshTrainingTablesAsync(IReadOnlyList<string>? sources, CancellationToken cancellationToken) =>
        new TrainingTables(database, time).RefreshAsync(sources, written: null, cancellationToken);

    /// <summary>The same after a collection of what is new, without looking through all that was copied before: that takes longer than such a collection itself.</summary>
    /// <param name="sources">The systems that were read.</param>
    /// <param name="written">What the collection wrote.</param>
    /// <param name="cancellationToken">Stops; nothing is copied then.</param>
    public Task<int> AddToTrainingTablesAsync(IReadOnlyList<string> sources, WrittenWork written, CancellationToken cancellationToken) =>
        new TrainingTables(database, time).RefreshAsync(sources, written, cancellationToken);

    private async Task<AssignmentChange> AssignAsync(EfWorkforceBatch batch, NewAssignment wanted, AssignmentMethod method, CancellationToken cancellationToken)
    {
        var (workItemId, personId, score, version) = wanted;
        var item = await FindItemAsync(batch.Context, workItemId, cancellationToken);
        if (item.Status == WorkItemStatus.Completed)
            throw new WorkItemClosedException($"{workItemId} is completed.");
        if (!await batch.Context.Set<Person>().AnyAsync(p => p.Id == personId, cancellationToken))
            throw new KeyNotFoundException($"There is nobody with the id {personId}.");

        var before = await OpenAssignmentsAsync(batch.Context, workItemId, cancellationToken);
        await TakeBackAsync(batch, before, cancellationToken);
        var assignment = new Assignment(
            $"A-{Guid.CreateVersion7(time.GetUtcNow()):N}",
            workItemId,
            personId,
            DateOnly.FromDateTime(time.GetLocalNow().DateTime),
            method,
            IsSelected: true,
            score);
        await batch.UpsertManyAsync([assignment], WorkforceContext.Own, cancellationToken);
        // Only now is it known which version foretold it.
        if (score is not null)
            await batch.UpsertAsync(new PredictionLog { TaskId = workItemId, UserId = personId, PredictionDate = assignment.Date.ToDateTime(default), PredictedScore = score.Value, ModelVersion = version }, cancellationToken);
        await batch.UpsertAsync(item with { Status = WorkItemStatus.InProgress }, cancellationToken);
        foreach (var back in outbox is null ? [] : before)
            await outbox!.AddAsync(batch.Context, back with { IsSelected = false }, cancellationToken);
        if (outbox is not null)
            await outbox.AddAsync(batch.Context, assignment, cancellationToken);
        return new AssignmentChange(assignment, before.Select(b => b.PersonId).FirstOrDefault(p => p != personId));
    }

    private static Task<int> TakeBackAsync(EfWorkforceBatch batch, IEnumerable<Assignment> assignments, CancellationToken cancellationToken) =>
        batch.UpsertManyAsync([.. assignments.Select(a => a with { IsSelected = false })], WorkforceContext.Own, cancellationToken);

    private static async Task<WorkItem> FindItemAsync(WorkforceContext context, string workItemId, CancellationToken cancellationToken) =>
        await context.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == workItemId, cancellationToken)
        ?? throw new KeyNotFoundException($"There is no task {workItemId}.");

    private static Task<List<Assignment>> OpenAssignmentsAsync(
        WorkforceContext context, string workItemId, CancellationToken cancellationToken) => context.Set<Assignment>()
        .AsNoTracking()
        .Where(a => a.WorkItemId == workItemId && a.IsSelected && !context.Set<Outcome>().Any(o => o.AssignmentId == a.Id))
        .OrderByDescending(a => a.Date)
        .ToListAsync(cancellationToken);

    /// <summary>Whether a failure, or what is behind it, is the data's.</summary>
    public bool IsDataFault(Exception exception) => database.IsDataFault(exception) || (exception.InnerException is { } inner && IsDataFault(inner));

    /// <summary>Does something, and turns failures of the database into sentences.</summary>
    public Task<T> GuardAsync<T>(Func<Task<T>> work, [CallerMemberName] string operation = "") => database.GuardAsync(work, operation);
}
