using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Finished work as parallel arrays, in order of completion (then assignment id).</summary>
public sealed class OutcomeHistory
{
    private readonly SparseRows _outcomesByPerson;

    private OutcomeHistory(IReadOnlyList<FinishedWork> work, int personCount)
    {
        Work = work;
        People = [.. work.Select(w => w.Person)];
        Items = [.. work.Select(w => w.Item)];
        Ratings = [.. work.Select(w => (float)w.Outcome.Rating)];
        _outcomesByPerson = SparseRows.Build(personCount, [.. work.Select((w, n) => (w.Person, n, 0f))]);
    }

    /// <summary>All finished work that was known on the snapshot's day.</summary>
    public IReadOnlyList<FinishedWork> Work { get; }

    /// <summary>Who did it, by number in <see cref="Work"/>.</summary>
    internal int[] People { get; }

    /// <summary>What was done, by number in <see cref="Work"/>.</summary>
    internal int[] Items { get; }

    /// <summary>Ratings 1 to 5, by number in <see cref="Work"/>.</summary>
    internal float[] Ratings { get; }

    /// <summary>Numbers in <see cref="Work"/> of what a person did, oldest first.</summary>
    public ReadOnlySpan<int> OfPerson(int person) => _outcomesByPerson[person].Columns;

    internal static OutcomeHistory Build(
        WorkforceData data, IReadOnlyDictionary<string, int> personById, IReadOnlyDictionary<string, int> itemById, DateOnly asOf)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var work = data.Outcomes
            .Where(o => o.CompletionDate <= asOf)
            .OrderBy(o => o.CompletionDate)
            .ThenBy(o => o.AssignmentId, StringComparer.Ordinal)
            .Select(o =>
            {
                var assignment = assignments[o.AssignmentId];
                return new FinishedWork(personById[assignment.PersonId], itemById[assignment.WorkItemId], assignment, o);
            })
            .ToArray();
        return new OutcomeHistory(work, personById.Count);
    }
}
