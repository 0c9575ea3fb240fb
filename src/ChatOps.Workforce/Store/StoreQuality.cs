using ChatOps.Workforce.Quality;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>Looks at the quality of what the store holds. The database counts, so that memory does not grow with the company.</summary>
internal static class StoreQuality
{
    public static async Task<QualityReport> CheckAsync(EfWorkforceStore store, DateOnly today, CancellationToken cancellationToken)
    {
        // The work is read while the rest is counted: SQLite does each on the thread that asks.
        var reading = Task.Run(() => AskAsync(store, WorkAsync, cancellationToken), cancellationToken);
        var counting = Task.Run(() => AskAsync(store, CountAsync, cancellationToken), cancellationToken);
        await Task.WhenAll(reading, counting);
        return QualityGate.Check(await counting with { Work = await reading }, today);
    }

    private static async Task<T> AskAsync<T>(EfWorkforceStore store, Func<WorkforceContext, CancellationToken, Task<T>> question, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        return await question(context, cancellationToken);
    }

    private static async Task<QualityFacts> CountAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        var (people, items, assignments) = (context.Set<Person>().AsNoTracking(), context.Set<WorkItem>().AsNoTracking(), context.Set<Assignment>().AsNoTracking());
        var (skills, required) = (context.Set<Skill>().AsNoTracking(), context.Set<SkillRequirement>().AsNoTracking());
        var holders = await skills.GroupBy(s => EF.Property<string>(s, WorkforceContext.NameKey)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var held = holders.Select(h => h.Key).ToArray();
        var asking = items.Where(i => i.Status == WorkItemStatus.Open && required.Any(r => r.WorkItemId == i.Id));
        var (persons, addresses, tasks) = (await people.CountAsync(cancellationToken), await people.CountAsync(p => p.Email != null, cancellationToken), await items.CountAsync(cancellationToken));
        var filled = addresses + await people.CountAsync(p => p.HireDate != null, cancellationToken) + await people.CountAsync(p => p.ExperienceYears > 0, cancellationToken)
            + await items.CountAsync(i => i.Description != null, cancellationToken) + await items.CountAsync(i => i.ProjectId != null, cancellationToken)
            + await items.CountAsync(i => i.Type != null, cancellationToken);
        var selected = assignments.Where(a => a.IsSelected).Select(a => new { a.WorkItemId, a.PersonId, a.Date });
        return new QualityFacts
        {
            People = persons,
            PeopleWithSkills = await skills.Select(s => s.PersonId).Distinct().CountAsync(cancellationToken),
            Levels = await skills.GroupBy(s => s.Proficiency).Select(g => g.Count()).ToListAsync(cancellationToken),
            Holders = [.. holders.Select(h => h.Count)],
            Work = [],
            OpenAsking = await asking.CountAsync(cancellationToken),
            OpenCovered = await asking.CountAsync(i => required.Any(r => r.WorkItemId == i.Id && held.Contains(EF.Property<string>(r, WorkforceContext.NameKey))), cancellationToken),
            Fields = 3 * (persons + tasks),
            FilledFields = filled,
            Assignments = await assignments.CountAsync(cancellationToken),
            Repeated = addresses - await people.Where(p => p.Email != null).Select(p => p.Email!.ToUpper()).Distinct().CountAsync(cancellationToken)
                + await selected.CountAsync(cancellationToken) - await selected.Distinct().CountAsync(cancellationToken),
        };
    }

    private static async Task<List<FinishedWork>> WorkAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        var (skills, required) = (context.Set<Skill>(), context.Set<SkillRequirement>());
        var query =
            from outcome in context.Set<Outcome>()
            join assignment in context.Set<Assignment>() on outcome.AssignmentId equals assignment.Id
            join item in context.Set<WorkItem>() on assignment.WorkItemId equals item.Id
            select new FinishedWork(
                outcome.AssignmentId, assignment.PersonId, assignment.Date, outcome.CompletionDate, item.EstimatedHours, outcome.ActualHours, outcome.Rating, outcome.Quality,
                required.Any(r => r.WorkItemId == item.Id),
                required.Any(r => r.WorkItemId == item.Id && skills.Any(s => s.PersonId == assignment.PersonId && EF.Property<string>(s, WorkforceContext.NameKey) == EF.Property<string>(r, WorkforceContext.NameKey))));
        return await query.ToListAsync(cancellationToken);
    }
}
