using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Fakes;

/// <summary>A store in memory, for what reads a company and records assignments. It takes no batches.</summary>
internal sealed class FakeWorkforceStore(WorkforceData data) : IWorkforceStore
{
    private long _revision = 1;

    public WorkforceData Data { get; set; } = data;

    /// <summary>When set, reading everything waits for it.</summary>
    public Func<Task<bool>>? OnRead { get; set; }

    /// <summary>When set, every call fails with it.</summary>
    public Exception? Failure { get; set; }

    public Task MigrateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> GetRevisionAsync(CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(_revision) : Task.FromException<long>(Failure);

    public Task<StoreSummary> GetSummaryAsync(CancellationToken cancellationToken) => Task.FromResult(new StoreSummary(
        "csv", Data.People.Count, Data.WorkItems.Count, Data.WorkItems.Count(i => i.Status == WorkItemStatus.Open), Data.Outcomes.Count));

    public async Task<WorkforceData> ReadAllAsync(CancellationToken cancellationToken)
    {
        if (OnRead is { } wait)
            await wait().WaitAsync(cancellationToken);
        return Data;
    }

    public Task<IWorkforceBatch> BeginAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AssignmentChange> AssignAsync(
        string workItemId, string personId, AssignmentMethod method, double? score, CancellationToken cancellationToken)
    {
        if (Data.WorkItems.Any(i => i.Id == workItemId && i.Status == WorkItemStatus.Completed))
            throw new WorkItemClosedException($"{workItemId} is completed.");
        var before = OpenAssignment(workItemId);
        var assignment = new Assignment($"A{_revision}", workItemId, personId, Company.Today, method, IsSelected: true, score);
        Data = Data with { Assignments = [.. Data.Assignments.Where(a => a != before), assignment] };
        _revision++;
        return Task.FromResult(new AssignmentChange(assignment, before?.PersonId));
    }

    public async Task<IReadOnlyList<AssignmentChange>> AssignManyAsync(
        IReadOnlyList<NewAssignment> assignments, AssignmentMethod method, CancellationToken cancellationToken)
    {
        var changes = new List<AssignmentChange>();
        foreach (var wanted in assignments)
            changes.Add(await AssignAsync(wanted.WorkItemId, wanted.PersonId, method, wanted.Score, cancellationToken));
        return changes;
    }

    public Task<int> RefreshTrainingTablesAsync(IReadOnlyList<string>? sources, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<AssignmentChange?> UnassignAsync(string workItemId, CancellationToken cancellationToken)
    {
        var open = OpenAssignment(workItemId);
        if (open is null)
            return Task.FromResult<AssignmentChange?>(null);
        Data = Data with { Assignments = [.. Data.Assignments.Where(a => a != open)] };
        _revision++;
        return Task.FromResult<AssignmentChange?>(new AssignmentChange(open with { IsSelected = false }, null));
    }

    public Task<Assignment> RecordOutcomeAsync(string workItemId, WorkResult result, CancellationToken cancellationToken)
    {
        var item = Data.WorkItems.SingleOrDefault(i => i.Id == workItemId) ?? throw new KeyNotFoundException($"There is no task {workItemId}.");
        if (item.Status == WorkItemStatus.Completed)
            throw new WorkItemClosedException($"{workItemId} is completed.");
        var open = OpenAssignment(workItemId) ?? throw new WorkItemClosedException($"{workItemId} has no open assignment.");
        Data = Data with
        {
            Outcomes = [.. Data.Outcomes, result.Of(open.Id)],
            WorkItems = [.. Data.WorkItems.Select(i => i == item ? item with { Status = WorkItemStatus.Completed } : i)],
        };
        _revision++;
        return Task.FromResult(open);
    }

    private Assignment? OpenAssignment(string workItemId) => Data.Assignments.SingleOrDefault(
        a => a.WorkItemId == workItemId && a.IsSelected && Data.Outcomes.All(o => o.AssignmentId != a.Id));
}
