using ChatOps.Workforce.Store.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Erasure on EF Core, over either database.</summary>
internal sealed class EfErasure(IStoreDatabase database, IWorkforceStore workforce, TimeProvider time) : IErasure
{
    /// <summary>Shorter ones are not looked for: they would be found in other words.</summary>
    private const int ShortestName = 3;

    /// <summary>Ids in one statement.</summary>
    private const int MostIds = 500;

    public Task<ErasureReport> PreviewAsync(string personId, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var person = await FindAsync(context, personId, cancellationToken);
        var records = new PersonRecords(context, person);
        var counts = await records.CountAsync(cancellationToken);
        var names = await records.ReadNamesAsync(cancellationToken);
        return new ErasureReport(
            [.. counts.Select(c => new ErasureLine(c.What, c.Count, null))],
            await records.OpenTasks.OrderBy(id => id).ToListAsync(cancellationToken),
            await records.Outcomes.CountAsync(cancellationToken),
            await CountAuditAsync(records, await records.FindInArgumentsAsync(Sought(names), cancellationToken), cancellationToken),
            names,
            null);
    });

    public async Task<ErasureReport> EraseAsync(string personId, string instead, CancellationToken cancellationToken)
    {
        var (person, names, before, openTasks, kept, auditLines) = await RemoveAsync(personId, instead, cancellationToken);

        // What follows is the proof: it looks anew, at what is committed.
        return await database.WithContextAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(CancellationToken.None);
            await database.SweepAsync(context, CancellationToken.None);
            var records = new PersonRecords(context, person);
            var after = await records.CountAsync(CancellationToken.None);
            return new ErasureReport(
                [.. before.Zip(after, (b, a) => new ErasureLine(b.What, b.Count, a.Count))],
                openTasks,
                kept,
                auditLines,
                names,
                names.Count == 0 ? [] : await new Mentions(context, names).FindAsync(CancellationToken.None));
        });
    }

    private async Task<Removed> RemoveAsync(string personId, string instead, CancellationToken cancellationToken)
    {
        await using var batch = (EfWorkforceBatch)await workforce.BeginAsync(cancellationToken);
        return await database.GuardAsync(async () =>
        {
            var context = batch.Context;
            var person = await FindAsync(context, personId, cancellationToken);
            var records = new PersonRecords(context, person);
            var before = await records.CountAsync(cancellationToken);
            var names = await records.ReadNamesAsync(cancellationToken);
            var openTasks = await records.OpenTasks.OrderBy(id => id).ToListAsync(cancellationToken);

            await context.Set<WorkItem>().Where(i => openTasks.Contains(i.Id)).ExecuteUpdateAsync(i => i.SetProperty(w => w.Status, WorkItemStatus.Open), cancellationToken);
            var kept = await KeepOutcomesAsync(context, personId, cancellationToken);
            await records.DeleteAsync(cancellationToken);
            names = Sought(names);
            context.RemoveRange(await records.FindDeadLettersAsync(names, cancellationToken));
            var auditLines = await EraseFromAuditAsync(context, records, names, cancellationToken);
            if (names.Count > 0)
                await new Mentions(context, names).ReplaceAsync(instead, cancellationToken);
            var digest = ErasedPerson.Digest(personId);
            if (!await context.Set<ErasedPerson>().AnyAsync(e => e.IdDigest == digest, cancellationToken))
                context.Add(new ErasedPerson { IdDigest = digest, At = time.GetUtcNow().UtcDateTime });
            await context.SaveChangesAsync(cancellationToken);
            await batch.CommitAsync(cancellationToken);
            return new Removed(person, names, before, openTasks, kept, auditLines);
        });
    }

    private static IReadOnlyList<string> Sought(IReadOnlyList<string> names) => [.. names.Where(n => n.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static async Task<int> CountAuditAsync(PersonRecords records, IReadOnlyList<long> inArguments, CancellationToken cancellationToken) =>
        inArguments.Count + await records.AuditLines.CountAsync(a => !inArguments.Contains(a.Id), cancellationToken);

    /// <summary>Takes the salts with the words, so that the digests that stay in the chain tell nothing.</summary>
    private static async Task<int> EraseFromAuditAsync(WorkforceContext context, PersonRecords records, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var inArguments = await records.FindInArgumentsAsync(names, cancellationToken);
        var count = await CountAuditAsync(records, inArguments, cancellationToken);
        foreach (var some in inArguments.Chunk(MostIds))
        {
            await context.Set<AuditRecord>().Where(a => some.Contains(a.Id)).ExecuteUpdateAsync(
                a => a.SetProperty(r => r.Arguments, AuditRecord.ErasedArguments).SetProperty(r => r.ArgumentsSalt, (byte[]?)null), cancellationToken);
        }

        await records.AuditLines.ExecuteUpdateAsync(
            a => a.SetProperty(r => r.SpeakerId, AuditRecord.Erased).SetProperty(r => r.ConversationId, AuditRecord.Erased).SetProperty(r => r.EventId, AuditRecord.Erased).SetProperty(r => r.WhoSalt, (byte[]?)null),
            cancellationToken);
        return count;
    }

    private static async Task<int> KeepOutcomesAsync(WorkforceContext context, string personId, CancellationToken cancellationToken)
    {
        var outcomes = await (
            from outcome in context.Set<Outcome>()
            join assignment in context.Set<Assignment>() on outcome.AssignmentId equals assignment.Id
            join item in context.Set<WorkItem>() on assignment.WorkItemId equals item.Id
            where assignment.PersonId == personId
            select new { outcome, assignment.Date, item.Difficulty, item.EstimatedHours }).AsNoTracking().ToListAsync(cancellationToken);
        context.AddRange(outcomes.Select(o => new AnonymousOutcome
        {
            Month = new DateOnly(o.Date.Year, o.Date.Month, 1),
            Difficulty = o.Difficulty,
            EstimatedHours = o.EstimatedHours,
            ActualHours = o.outcome.ActualHours,
            Rating = o.outcome.Rating,
            Quality = o.outcome.Quality,
            Timeliness = o.outcome.Timeliness,
        }));
        return outcomes.Count;
    }

    private static async Task<Person> FindAsync(WorkforceContext context, string personId, CancellationToken cancellationToken) =>
        await context.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken)
        ?? throw new KeyNotFoundException($"There is nobody with the id {personId}.");

    private sealed record Removed(Person Person, IReadOnlyList<string> Names, IReadOnlyList<(string What, int Count)> Before, IReadOnlyList<string> OpenTasks, int Kept, int AuditLines);
}
