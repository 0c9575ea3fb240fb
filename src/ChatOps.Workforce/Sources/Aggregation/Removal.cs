using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// Removes records that are gone at their system. What another system still says of them is not lost, nor what was decided here: it waits, in case they come back.
/// </summary>
internal sealed class Removal(EfWorkforceBatch batch, RecordScreen screen, WaitingRows waiting)
{
    private readonly WorkforceContext _context = batch.Context;

    /// <summary>Removes records of a kind with all that names them.</summary>
    public async Task RunAsync(RecordKind kind, IReadOnlyList<string> keys, string reason, CancellationToken cancellationToken)
    {
        foreach (var chunk in keys.Chunk(200))
        {
            await RemoveAsync(kind, chunk, reason, cancellationToken);
            screen.Forget(kind, chunk);
        }
    }

    private async Task RemoveAsync(RecordKind kind, string[] keys, string reason, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case RecordKind.Projects:
                await _context.Set<WorkItem>().Where(i => keys.Contains(i.ProjectId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.ProjectId, (string?)null), cancellationToken);
                await _context.Set<Project>().Where(p => keys.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
                break;
            case RecordKind.People:
                await DropAsync(RecordKind.Workloads, _context.Set<Workload>().Where(w => keys.Contains(w.PersonId)), reason, cancellationToken);
                await DropAsync(RecordKind.Skills, _context.Set<Skill>().Where(s => keys.Contains(s.PersonId)), reason, cancellationToken);
                await DropAssignmentsAsync(_context.Set<Assignment>().Where(a => keys.Contains(a.PersonId)), reason, cancellationToken);
                await _context.Set<Person>().Where(p => keys.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
                break;
            case RecordKind.WorkItems:
                await DropAsync(RecordKind.SkillRequirements, _context.Set<SkillRequirement>().Where(r => keys.Contains(r.WorkItemId)), reason, cancellationToken);
                await DropAssignmentsAsync(_context.Set<Assignment>().Where(a => keys.Contains(a.WorkItemId)), reason, cancellationToken);
                await _context.Set<WorkItem>().Where(i => keys.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
                break;
            case RecordKind.Assignments:
                await DropAsync(RecordKind.Outcomes, _context.Set<Outcome>().Where(o => keys.Contains(o.AssignmentId)), reason, cancellationToken);
                await _context.Set<Assignment>().Where(a => keys.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
                break;
            case RecordKind.Outcomes:
                await _context.Set<Outcome>().Where(o => keys.Contains(o.AssignmentId)).ExecuteDeleteAsync(cancellationToken);
                break;
            default:
                foreach (var (first, then) in keys.Select(SourceKey.Split))
                    await RemovePairAsync(kind, first, then, cancellationToken);
                break;
        }
    }

    private Task<int> RemovePairAsync(RecordKind kind, string first, string then, CancellationToken cancellationToken) => kind switch
    {
        RecordKind.Skills => _context.Set<Skill>().Where(s => s.PersonId == first && EF.Property<string>(s, WorkforceContext.NameKey) == then).ExecuteDeleteAsync(cancellationToken),
        RecordKind.SkillRequirements => _context.Set<SkillRequirement>().Where(r => r.WorkItemId == first && EF.Property<string>(r, WorkforceContext.NameKey) == then).ExecuteDeleteAsync(cancellationToken),
        _ => _context.Set<Workload>().Where(w => w.PersonId == first && w.Week == DateOnly.Parse(then, System.Globalization.CultureInfo.InvariantCulture)).ExecuteDeleteAsync(cancellationToken),
    };

    private async Task DropAssignmentsAsync(IQueryable<Assignment> assignments, string reason, CancellationToken cancellationToken)
    {
        var ids = await assignments.Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var chunk in ids.Chunk(500))
        {
            await DropAsync(RecordKind.Outcomes, _context.Set<Outcome>().Where(o => chunk.Contains(o.AssignmentId)), reason, cancellationToken);
            await DropAsync(RecordKind.Assignments, _context.Set<Assignment>().Where(a => chunk.Contains(a.Id)), reason, cancellationToken);
            screen.Forget(RecordKind.Assignments, chunk);
        }
    }

    /// <summary>Removes records, and keeps them as waiting rows.</summary>
    private async Task DropAsync<T>(RecordKind kind, IQueryable<T> records, string reason, CancellationToken cancellationToken)
        where T : class
    {
        var given = await records.AsNoTracking().Select(r => new { Record = r, System = EF.Property<string?>(r, WorkforceContext.Source) ?? WorkforceContext.Own }).ToListAsync(cancellationToken);
        foreach (var ofSystem in given.GroupBy(g => g.System))
            await waiting.KeepAsync(batch, ofSystem.Key, kind, ofSystem.Select(g => (RecordFields.Write(g.Record), $"What it names is {reason}.")), cancellationToken);
        await records.ExecuteDeleteAsync(cancellationToken);
    }
}
