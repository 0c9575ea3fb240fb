using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>The keys of the records that a system gave.</summary>
internal static class RecordKeys
{
    public static async Task<List<string>> ReadAsync(WorkforceContext context, RecordKind kind, string system, CancellationToken cancellationToken)
    {
        IQueryable<T> Of<T>()
            where T : class => context.Set<T>().AsNoTracking().Where(r => EF.Property<string?>(r, WorkforceContext.Source) == system);

        switch (kind)
        {
            case RecordKind.Projects: return await Of<Project>().Select(p => p.Id).ToListAsync(cancellationToken);
            case RecordKind.People: return await Of<Person>().Select(p => p.Id).ToListAsync(cancellationToken);
            case RecordKind.WorkItems: return await Of<WorkItem>().Select(i => i.Id).ToListAsync(cancellationToken);
            case RecordKind.Assignments: return await Of<Assignment>().Select(a => a.Id).ToListAsync(cancellationToken);
            case RecordKind.Outcomes: return await Of<Outcome>().Select(o => o.AssignmentId).ToListAsync(cancellationToken);
            case RecordKind.Skills:
                return [.. (await Of<Skill>().Select(s => new { s.PersonId, s.Name }).ToListAsync(cancellationToken)).Select(s => SourceKey.Join(s.PersonId, s.Name.ToLowerInvariant()))];
            case RecordKind.SkillRequirements:
                return [.. (await Of<SkillRequirement>().Select(r => new { r.WorkItemId, r.SkillName }).ToListAsync(cancellationToken)).Select(r => SourceKey.Join(r.WorkItemId, r.SkillName.ToLowerInvariant()))];
            case RecordKind.Workloads:
                return [.. (await Of<Workload>().Select(w => new { w.PersonId, w.Week }).ToListAsync(cancellationToken)).Select(w => SourceKey.Join(w.PersonId, FieldText.Of(w.Week)))];
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of record.");
        }
    }
}
