using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatOps.Workforce.Store;

/// <summary>A write transaction that upserts through prepared statements; nothing is tracked, so memory stays flat.</summary>
internal sealed class EfWorkforceBatch(IStoreDatabase database, WorkforceContext context, IDbContextTransaction transaction, TimeProvider time) : IWorkforceBatch
{
    private readonly Dictionary<(Type, string?), UpsertStatement> _upserts = [];

    public WorkforceContext Context { get; } = context;

    public async Task<bool> UpsertAsync(object record, CancellationToken cancellationToken)
    {
        try
        {
            return await Statement(record.GetType(), null).ExecuteAsync(record, cancellationToken);
        }
        catch (Exception e) when (database.Explain(e) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, e);
        }
    }

    /// <summary>Writes records of one type, each key once.</summary>
    /// <param name="source">The system that gives them; null for none.</param>
    /// <returns>How many changed anything.</returns>
    public async Task<int> UpsertManyAsync(IReadOnlyList<object> records, string? source, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return 0;
        try
        {
            return await Statement(records[0].GetType(), source).ExecuteManyAsync(records, cancellationToken);
        }
        catch (Exception e) when (database.Explain(e) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, e);
        }
    }

    public async Task<IReadOnlyCollection<string>> ReadIdsAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var ids = kind switch
        {
            RecordKind.Projects => Context.Set<Project>().Select(p => p.Id),
            RecordKind.People => Context.Set<Person>().Select(p => p.Id),
            RecordKind.WorkItems => Context.Set<WorkItem>().Select(i => i.Id),
            RecordKind.Assignments => Context.Set<Assignment>().Select(a => a.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing refers to records of this kind."),
        };
        return await ids.ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    public async Task<IReadOnlySet<string>> ReadErasedAsync(CancellationToken cancellationToken) =>
        await Context.Set<ErasedPerson>().Select(e => e.IdDigest).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        // Rows of events about work that is not in the store are not copies of it.
        var items = Context.Set<WorkItem>();
        await Context.Set<TaskCompletion>().Where(c => items.Any(i => i.Id == c.TaskId)).ExecuteDeleteAsync(cancellationToken);
        await Context.Set<TaskAssignmentMl>().Where(a => items.Any(i => i.Id == a.TaskId)).ExecuteDeleteAsync(cancellationToken);
        // Nothing is removed while something refers to it.
        await Context.Set<Workload>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<Outcome>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<Assignment>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<SkillRequirement>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<WorkItem>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<Skill>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<Person>().ExecuteDeleteAsync(cancellationToken);
        await Context.Set<Project>().ExecuteDeleteAsync(cancellationToken);
    }

    public async Task SetOriginAsync(string origin, CancellationToken cancellationToken) => await Context.Set<StoreState>()
        .ExecuteUpdateAsync(s => s.SetProperty(state => state.Origin, origin), cancellationToken);

    public async Task KeepRejectionsAsync(string system, RecordKind kind, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow().UtcDateTime;
        await Context.Set<RejectedRow>().Where(r => r.System == system && r.Kind == kind).ExecuteDeleteAsync(cancellationToken);
        await UpsertManyAsync([.. RejectedRow.Of(system, kind, rejections, at).Take(RejectedRow.Most)], null, cancellationToken);
    }

    public Task CreateSavepointAsync(string name, CancellationToken cancellationToken) =>
        transaction.CreateSavepointAsync(name, cancellationToken);

    public Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken) =>
        transaction.RollbackToSavepointAsync(name, cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Context.Set<StoreState>()
                .ExecuteUpdateAsync(s => s.SetProperty(state => state.Revision, state => state.Revision + 1), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (database.Explain(e) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, e);
        }
    }

    private UpsertStatement Statement(Type type, string? source)
    {
        if (!_upserts.TryGetValue((type, source), out var upsert))
            _upserts[(type, source)] = upsert = UpsertStatement.Prepare(Context, transaction.GetDbTransaction(), type, source);
        return upsert;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var upsert in _upserts.Values)
            await upsert.DisposeAsync();
        await transaction.DisposeAsync();
        await Context.DisposeAsync();
    }
}
