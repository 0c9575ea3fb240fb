using System.Security.Cryptography;
using System.Text;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>
/// Makes assignments and outcomes, which learning reads, of what events told of tasks and people that are known. It goes by the tables of the events, so it
/// does not matter what came first: the assignment, the completion, or the task from its system. What a system or somebody here says of an assignment goes
/// before what events say of it.
/// </summary>
internal sealed class EventOutcomes(EfWorkforceStore store)
{
    /// <summary>Stands where the system would of assignments that events alone tell of.</summary>
    public const string Origin = "kafka";

    private const int Chunk = 5_000;

    /// <summary>A long while for a million rows; the store's usual limit is meant for a turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Looks at everything, for after a collection: tasks, people and assignments may be known now that were not when the events came.</summary>
    /// <returns>How many records changed.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be written; nothing was.</exception>
    public Task<int> SettleAsync(CancellationToken cancellationToken) => store.GuardAsync(
        async () =>
        {
            await using var batch = await store.BeginBatchAsync(cancellationToken);
            if (!await batch.Context.Set<ReceivedEvent>().AnyAsync(cancellationToken))
                return 0; // most companies have no events, and many rows
            batch.Context.Database.SetCommandTimeout(Patience);
            var changed = await GiveWayAsync(batch.Context, cancellationToken) + await SettleAsync(batch, batch.Context.Set<TaskAssignmentMl>(), batch.Context.Set<Assignment>(), cancellationToken);
            if (changed > 0)
                await batch.CommitAsync(cancellationToken);
            return changed;
        },
        "SettleEvents");

    /// <summary>Looks at some tasks.</summary>
    public static async Task SettleAsync(EfWorkforceBatch batch, IReadOnlyList<string> tasks, CancellationToken cancellationToken)
    {
        foreach (var some in tasks.Chunk(Chunk))
        {
            await SettleAsync(
                batch, batch.Context.Set<TaskAssignmentMl>().Where(m => some.Contains(m.TaskId)), batch.Context.Set<Assignment>().Where(a => some.Contains(a.WorkItemId)), cancellationToken);
        }
    }

    /// <summary>An assignment that was taken back is none, unless it was finished.</summary>
    public static Task TakeBackAsync(WorkforceContext context, TaskAssigned back, CancellationToken cancellationToken) => Open(context, Made(context.Set<Assignment>()))
        .Where(a => a.WorkItemId == back.TaskId && a.PersonId == back.UserId && a.Date == back.Date).ExecuteDeleteAsync(cancellationToken);

    private static async Task<int> SettleAsync(EfWorkforceBatch batch, IQueryable<TaskAssignmentMl> told, IQueryable<Assignment> assignments, CancellationToken cancellationToken) =>
        await MakeAsync(batch, told, cancellationToken)
        + await EndAsync(batch, assignments, cancellationToken)
        + await HandOverAsync(batch.Context, assignments, cancellationToken);

    /// <summary>Removes what events told alone until now: the same task and person have come from elsewhere. Their completion then ends the one that stays.</summary>
    private static async Task<int> GiveWayAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        var others = context.Set<Assignment>().Where(a => EF.Property<string?>(a, WorkforceContext.Source) != Origin);
        var doubled = Made(context.Set<Assignment>()).Where(m => others.Any(a => a.WorkItemId == m.WorkItemId && a.PersonId == m.PersonId && (a.IsSelected || a.Date >= m.Date)));
        await context.Set<Outcome>().Where(o => doubled.Any(m => m.Id == o.AssignmentId)).ExecuteDeleteAsync(cancellationToken);
        return await doubled.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Makes the assignments that nobody else gives: one of a task and a person, as of the newest event.</summary>
    private static async Task<int> MakeAsync(EfWorkforceBatch batch, IQueryable<TaskAssignmentMl> told, CancellationToken cancellationToken)
    {
        var (people, items, known) = (batch.Context.Set<Person>(), batch.Context.Set<WorkItem>(), batch.Context.Set<Assignment>());
        var missing = await told.AsNoTracking()
            .Where(m => people.Any(p => p.Id == m.UserId) && items.Any(i => i.Id == m.TaskId) && !known.Any(a => a.WorkItemId == m.TaskId && a.PersonId == m.UserId
                && (a.IsSelected || a.Date >= DateOnly.FromDateTime(m.AssignmentDate) || EF.Property<string?>(a, WorkforceContext.Source) == Origin)))
            .ToListAsync(cancellationToken);
        var copied = await CopiedAsync(batch.Context, missing.Select(m => m.CreatedAt), cancellationToken);
        Assignment[] made = [.. missing.Where(m => !copied.Contains(m.CreatedAt)).GroupBy(m => (m.TaskId, m.UserId)).Select(g => AssignmentOf(g.MaxBy(m => m.AssignmentDate)!))];
        return await batch.UpsertManyAsync(made, Origin, cancellationToken);
    }

    /// <summary>Gives finished assignments their outcomes, unless a source or somebody here gave one already. A completion ends one assignment: the newest before it.</summary>
    private static async Task<int> EndAsync(EfWorkforceBatch batch, IQueryable<Assignment> assignments, CancellationToken cancellationToken)
    {
        var context = batch.Context;
        var (known, outcomes) = (context.Set<Assignment>(), context.Set<Outcome>());
        var pairs = await (
            from a in Open(context, assignments)
            join c in context.Set<TaskCompletion>() on new { TaskId = a.WorkItemId, UserId = a.PersonId } equals new { c.TaskId, c.UserId }
            where (a.IsSelected || EF.Property<string?>(a, WorkforceContext.Source) == Origin) && a.Date <= DateOnly.FromDateTime(c.CompletionDate)
                && !known.Any(b => b.WorkItemId == c.TaskId && b.PersonId == c.UserId
                    && outcomes.Any(o => o.AssignmentId == b.Id && o.CompletionDate == DateOnly.FromDateTime(c.CompletionDate)))
            select new { Assignment = a, Completion = c }).AsNoTracking().ToListAsync(cancellationToken);
        var copied = await CopiedAsync(context, pairs.Select(p => p.Completion.CreatedAt), cancellationToken);
        var ended = pairs.Where(p => !copied.Contains(p.Completion.CreatedAt))
            .GroupBy(p => p.Completion.Id).Select(g => g.OrderByDescending(p => p.Assignment.Date).ThenByDescending(p => p.Assignment.IsSelected).First())
            .GroupBy(p => p.Assignment.Id).Select(g => g.MinBy(p => p.Completion.CompletionDate)!).ToArray();
        await batch.UpsertManyAsync([.. ended.Select(p => OutcomeOf(p.Assignment.Id, p.Completion))], null, cancellationToken);
        await batch.UpsertManyAsync([.. ended.Where(p => !p.Assignment.IsSelected).Select(p => p.Assignment with { IsSelected = true })], null, cancellationToken);
        foreach (var done in ended.Select(p => p.Assignment.WorkItemId).Distinct().Chunk(Chunk))
            await context.Set<WorkItem>().Where(i => done.Contains(i.Id)).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, WorkItemStatus.Completed), cancellationToken);
        return ended.Length;
    }

    /// <summary>Nobody has a task any more that events gave to somebody else later. A completion of theirs that comes after all still counts.</summary>
    private static Task<int> HandOverAsync(WorkforceContext context, IQueryable<Assignment> assignments, CancellationToken cancellationToken) => Open(context, Made(assignments))
        .Where(a => a.IsSelected && context.Set<Assignment>().Any(b => b.WorkItemId == a.WorkItemId && b.PersonId != a.PersonId && b.IsSelected && b.Date > a.Date))
        .ExecuteUpdateAsync(s => s.SetProperty(a => a.IsSelected, false), cancellationToken);

    /// <summary>Which of some moments are those of collections: their rows are copies of assignments and outcomes, which are not made again when their system removes them.</summary>
    private static async Task<HashSet<DateTime?>> CopiedAsync(WorkforceContext context, IEnumerable<DateTime?> created, CancellationToken cancellationToken)
    {
        var copied = new HashSet<DateTime?>();
        foreach (var some in created.OfType<DateTime>().Distinct().Chunk(Chunk))
            copied.UnionWith(await context.Set<DataCollectionEntry>().Where(e => some.Contains(e.CollectionDate)).Select(e => (DateTime?)e.CollectionDate).ToListAsync(cancellationToken));
        return copied;
    }

    private static IQueryable<Assignment> Made(IQueryable<Assignment> assignments) => assignments.Where(a => EF.Property<string?>(a, WorkforceContext.Source) == Origin);

    private static IQueryable<Assignment> Open(WorkforceContext context, IQueryable<Assignment> assignments) =>
        assignments.Where(a => !context.Set<Outcome>().Any(o => o.AssignmentId == a.Id));

    /// <summary>The score of a choice by hand is the document's default, which nobody was shown.</summary>
    private static Assignment AssignmentOf(TaskAssignmentMl told)
    {
        var method = DataWords<AssignmentMethod>.TryParse(told.AssignmentMethod ?? "", out var known) ? known : AssignmentMethod.Manual;
        return new Assignment(
            IdOf(told.TaskId, told.UserId), told.TaskId, told.UserId, DateOnly.FromDateTime(told.AssignmentDate), method, IsSelected: true,
            method == AssignmentMethod.Manual ? null : told.RecommendationScore);
    }

    /// <summary>The same for the same task and person, on every host and however often it is made.</summary>
    private static string IdOf(string task, string person) => $"E-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{task}\u001f{person}")).AsSpan(0, 16))}";

    private static Outcome OutcomeOf(string assignmentId, TaskCompletion c)
    {
        var quality = c.QualityScore ?? 0;
        return new Outcome(
            assignmentId, DateOnly.FromDateTime(c.CompletionDate), c.ActualHours ?? 0, Math.Clamp((int)Math.Round(quality, MidpointRounding.AwayFromZero), 1, 5), quality / 5,
            HoursRating.TimeAccuracy(c.ActualHours ?? 0, c.EstimatedHours ?? 0), string.IsNullOrEmpty(c.Feedback) ? null : c.Feedback);
    }
}
