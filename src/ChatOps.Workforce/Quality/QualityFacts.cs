namespace ChatOps.Workforce.Quality;

/// <summary>What the gate looks at: counts, and one line per outcome. Taken from a company in memory, or counted by the store where there are too many records for that.</summary>
internal sealed record QualityFacts
{
    public required int People { get; init; }

    public required int PeopleWithSkills { get; init; }

    /// <summary>Skills of people by level, for the levels that occur.</summary>
    public required IReadOnlyList<int> Levels { get; init; }

    /// <summary>People by skill.</summary>
    public required IReadOnlyList<int> Holders { get; init; }

    public required IReadOnlyList<FinishedWork> Work { get; init; }

    /// <summary>Open tasks that ask for skills.</summary>
    public required int OpenAsking { get; init; }

    /// <summary>Those of them for which somebody has one.</summary>
    public required int OpenCovered { get; init; }

    /// <summary>Optional fields of people and tasks.</summary>
    public required int Fields { get; init; }

    /// <summary>Those of them that are filled.</summary>
    public required int FilledFields { get; init; }

    public required int Assignments { get; init; }

    /// <summary>People who share an e-mail address with somebody before them, and assignments of the same task, person and day as one before them.</summary>
    public required int Repeated { get; init; }

    /// <summary>The facts of a company in memory.</summary>
    public static QualityFacts Of(WorkforceData data)
    {
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var held = data.Skills.Select(s => s.Name.ToUpperInvariant()).ToHashSet();
        var asked = data.SkillRequirements.Where(r => open.Contains(r.WorkItemId)).ToLookup(r => r.WorkItemId);
        var selected = data.Assignments.Where(a => a.IsSelected).ToArray();
        var addresses = data.People.Select(p => p.Email).OfType<string>().ToArray();
        return new QualityFacts
        {
            People = data.People.Count,
            PeopleWithSkills = data.Skills.Select(s => s.PersonId).Distinct().Count(),
            Levels = [.. data.Skills.GroupBy(s => s.Proficiency).Select(g => g.Count())],
            Holders = [.. data.Skills.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.Count())],
            Work = WorkOf(data),
            OpenAsking = asked.Count,
            OpenCovered = asked.Count(g => g.Any(r => held.Contains(r.SkillName.ToUpperInvariant()))),
            Fields = 3 * (data.People.Count + data.WorkItems.Count),
            FilledFields = data.People.Sum(p => (p.Email is null ? 0 : 1) + (p.HireDate is null ? 0 : 1) + (p.ExperienceYears > 0 ? 1 : 0))
                + data.WorkItems.Sum(i => (i.Description is null ? 0 : 1) + (i.ProjectId is null ? 0 : 1) + (i.Type is null ? 0 : 1)),
            Assignments = data.Assignments.Count,
            Repeated = addresses.Length - addresses.Select(a => a.ToUpperInvariant()).Distinct().Count() + selected.Length - selected.Select(a => (a.WorkItemId, a.PersonId, a.Date)).Distinct().Count(),
        };
    }

    private static FinishedWork[] WorkOf(WorkforceData data)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var items = data.WorkItems.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var skills = data.Skills.Select(s => (s.PersonId, s.Name.ToUpperInvariant())).ToHashSet();
        var required = data.SkillRequirements.ToLookup(r => r.WorkItemId);
        return
        [
            .. data.Outcomes.Select(o =>
            {
                var assignment = assignments[o.AssignmentId];
                var asked = required[assignment.WorkItemId];
                return new FinishedWork(
                    o.AssignmentId, assignment.PersonId, assignment.Date, o.CompletionDate, items[assignment.WorkItemId].EstimatedHours, o.ActualHours, o.Rating, o.Quality,
                    asked.Any(), asked.Any(r => skills.Contains((assignment.PersonId, r.SkillName.ToUpperInvariant()))));
            }),
        ];
    }
}
