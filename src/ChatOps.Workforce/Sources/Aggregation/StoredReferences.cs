using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// Tells the screen which of the tasks and assignments that a batch names are in the store. They are looked up as they are named: a collection of a few
/// changes reads a few ids, not all that there are.
/// </summary>
internal static class StoredReferences
{
    /// <summary>Most ids of one question to the database.</summary>
    private const int Chunk = 5_000;

    public static async Task LookUpAsync(WorkforceContext context, RecordScreen screen, IEnumerable<object> records, CancellationToken cancellationToken)
    {
        var unknown = records.SelectMany(Named).Where(n => !screen.Knows(n.Kind, n.Id)).Distinct().ToLookup(n => n.Kind, n => n.Id);
        foreach (var ids in unknown[RecordKind.WorkItems].Chunk(Chunk))
            screen.Know(RecordKind.WorkItems, await context.Set<WorkItem>().Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(cancellationToken));
        foreach (var ids in unknown[RecordKind.Assignments].Chunk(Chunk))
        {
            foreach (var assignment in await context.Set<Assignment>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Date }).ToListAsync(cancellationToken))
                screen.KnowAssignment(assignment.Id, assignment.Date);
        }
    }

    private static IEnumerable<(RecordKind Kind, string Id)> Named(object record) => record switch
    {
        SkillRequirement requirement => [(RecordKind.WorkItems, requirement.WorkItemId)],
        Assignment assignment => [(RecordKind.WorkItems, assignment.WorkItemId)],
        Outcome outcome => [(RecordKind.Assignments, outcome.AssignmentId)],
        _ => [],
    };
}
