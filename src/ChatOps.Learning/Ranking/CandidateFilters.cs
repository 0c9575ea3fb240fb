namespace ChatOps.Learning.Ranking;

/// <summary>
/// Takes everybody out who does not meet the conditions of a request, before anything is scored. Who was asked for by name stays.
/// </summary>
internal sealed class CandidateFilters(WorkforceSnapshot snapshot)
{
    /// <summary>Adds those who don't meet the conditions to the excluded.</summary>
    /// <returns>How many were left after each condition, and who stays only because they were asked for by name.</returns>
    public (IReadOnlyList<FilterStep> Steps, IReadOnlyList<int> Outside) Apply(RankingRequest request, HashSet<int> excluded, int[] include)
    {
        var steps = new List<FilterStep>();
        var outside = new List<int>();
        foreach (var (filter, keeps) in Conditions(request))
        {
            var remaining = 0;
            for (var p = 0; p < snapshot.People.Count; p++)
            {
                if (excluded.Contains(p) || outside.Contains(p))
                    continue;
                if (keeps(p))
                    remaining++;
                else if (Array.IndexOf(include, p) >= 0)
                    outside.Add(p);
                else
                    excluded.Add(p);
            }

            steps.Add(new FilterStep(filter, remaining));
        }

        return (steps, outside);
    }

    private IEnumerable<(CandidateFilter Filter, Func<int, bool> Keeps)> Conditions(RankingRequest request)
    {
        if (request.Department is { } department)
            yield return (CandidateFilter.Department, p => snapshot.People[p].Department.Equals(department, StringComparison.OrdinalIgnoreCase));
        if (request.Seniorities.Count > 0)
            yield return (CandidateFilter.Seniority, p => request.Seniorities.Contains(snapshot.People[p].Seniority));
        if (request.Skills.Count > 0)
        {
            var skills = request.Skills.Select(snapshot.Skills.Find).ToArray();
            yield return (CandidateFilter.Skills, p => Array.TrueForAll(skills, s => s >= 0 && snapshot.Skills.LevelOf(p, s) > 0));
        }

        if (request.OnlyAvailable)
            yield return (CandidateFilter.FreeHours, snapshot.Availability.IsAvailable);
    }
}
