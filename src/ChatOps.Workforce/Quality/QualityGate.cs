namespace ChatOps.Workforce.Quality;

/// <summary>
/// Looks at a company before something is learned from it (design document §8.4). The document names four checks and their threshold and leaves
/// open what they look at; each says it in words.
/// </summary>
public static class QualityGate
{
    private const int FewestOutcomes = 20;
    private const double LongestOverrun = 20;

    /// <summary>Runs all checks.</summary>
    /// <param name="data">The company.</param>
    /// <param name="today">Nothing can have ended after it.</param>
    public static QualityReport Check(WorkforceData data, DateOnly today)
    {
        var work = Joined(data);
        var keptOut = KeptOut(work, today);
        var sound = work.Where(w => !keptOut.ContainsKey(w.Outcome.AssignmentId)).ToArray();
        return new QualityReport(
            [
                Skills(data), Assignments(data, sound), Performance(sound), Coverage(data),
                Completeness(data), Duplicates(data), Share("impossible_values", work.Length, keptOut.Values.Count(r => !r.StartsWith("It ended", StringComparison.Ordinal)), "outcomes with hours, ratings and days that can be"),
                Share("future_dates", work.Length, keptOut.Values.Count(r => r.StartsWith("It ended", StringComparison.Ordinal)), $"outcomes that ended by {today:yyyy-MM-dd}"),
            ],
            keptOut);
    }

    /// <summary>People have skills, more than one kind and level of them are in use, and nobody has all.</summary>
    private static QualityCheck Skills(WorkforceData data)
    {
        const string Name = "user_skill_distribution";
        if (data.People.Count == 0 || data.Skills.Count == 0)
            return new QualityCheck(Name, null, "There are no people with skills.");
        var bySkill = data.Skills.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        var withSkills = data.Skills.Select(s => s.PersonId).Distinct().Count() / (double)data.People.Count;
        var levels = Evenness(data.Skills.GroupBy(s => s.Proficiency).Select(g => g.Count()), Enum.GetValues<Proficiency>().Length);
        var special = bySkill.Count(g => g.Count() <= Math.Max(1, 0.8 * data.People.Count)) / (double)bySkill.Length;
        return new QualityCheck(Name, Math.Round((0.5 * withSkills) + (0.2 * levels) + (0.3 * special), 3),
            $"{withSkills:P0} of {data.People.Count:N0} people have skills; {bySkill.Length:N0} skills over five levels; {special:P0} of them are not everybody's.");
    }

    /// <summary>Work is shared, and goes to people who have what it asks for.</summary>
    private static QualityCheck Assignments(WorkforceData data, Work[] sound)
    {
        const string Name = "task_assignment_patterns";
        if (sound.Length < FewestOutcomes)
            return new QualityCheck(Name, null, $"There are {sound.Length:N0} sound outcomes; {FewestOutcomes} are needed.");
        var shared = Math.Min(1, sound.Select(w => w.Assignment.PersonId).Distinct().Count() / (0.5 * data.People.Count));
        var skills = data.Skills.Select(s => (s.PersonId, s.Name.ToUpperInvariant())).ToHashSet();
        var required = data.SkillRequirements.ToLookup(r => r.WorkItemId);
        var asked = sound.Where(w => required[w.Item.Id].Any()).ToArray();
        var fitting = asked.Length == 0 ? 1 : asked.Count(w => required[w.Item.Id].Any(r => skills.Contains((w.Assignment.PersonId, r.SkillName.ToUpperInvariant())))) / (double)asked.Length;
        return new QualityCheck(Name, Math.Round((0.4 * shared) + (0.6 * fitting), 3),
            $"{sound.Length:N0} outcomes; {fitting:P0} of the tasks that ask for skills went to somebody with at least one of them.");
    }

    /// <summary>Ratings go with quality, and hours with estimates: both rank correlations as they should be count in full from 0.3 on.</summary>
    private static QualityCheck Performance(Work[] sound)
    {
        const string Name = "performance_correlations";
        if (sound.Length < FewestOutcomes)
            return new QualityCheck(Name, null, $"There are {sound.Length:N0} sound outcomes; {FewestOutcomes} are needed.");
        var quality = RankCorrelation.Of([.. sound.Select(w => (double)w.Outcome.Rating)], [.. sound.Select(w => w.Outcome.Quality)]);
        var hours = RankCorrelation.Of([.. sound.Select(w => w.Item.EstimatedHours)], [.. sound.Select(w => w.Outcome.ActualHours)]);
        static double Enough(double correlation) => Math.Clamp(correlation / 0.3, 0, 1);
        return new QualityCheck(Name, Math.Round((Enough(quality) + Enough(hours)) / 2, 3),
            FormattableString.Invariant($"{sound.Length:N0} outcomes; rank correlation of rating and quality {quality:0.00}, of estimated and actual hours {hours:0.00}."));
    }

    /// <summary>Of the open tasks, those for which somebody has a skill that is asked for.</summary>
    private static QualityCheck Coverage(WorkforceData data)
    {
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var held = data.Skills.Select(s => s.Name.ToUpperInvariant()).ToHashSet();
        var asked = data.SkillRequirements.Where(r => open.Contains(r.WorkItemId)).ToLookup(r => r.WorkItemId);
        if (asked.Count == 0)
            return new QualityCheck("recommendation_coverage", null, "No open task asks for skills.");
        var covered = asked.Count(g => g.Any(r => held.Contains(r.SkillName.ToUpperInvariant())));
        return new QualityCheck("recommendation_coverage", Math.Round(covered / (double)asked.Count, 3), $"{covered:N0} of {asked.Count:N0} open tasks that ask for skills find somebody with one of them.");
    }

    private static QualityCheck Completeness(WorkforceData data)
    {
        var fields = data.People.SelectMany(p => new[] { p.Email is not null, p.HireDate is not null, p.ExperienceYears > 0 })
            .Concat(data.WorkItems.SelectMany(i => new[] { i.Description is not null, i.ProjectId is not null, i.Type is not null })).ToArray();
        return Share("completeness", fields.Length, fields.Count(f => !f), "optional fields of people and tasks that are filled");
    }

    /// <summary>Keys can't repeat in the store; the same person or task under two ids can.</summary>
    private static QualityCheck Duplicates(WorkforceData data)
    {
        var people = data.People.Where(p => p.Email is not null).GroupBy(p => p.Email!.ToUpperInvariant()).Sum(g => g.Count() - 1);
        var tasks = data.Assignments.Where(a => a.IsSelected).GroupBy(a => (a.WorkItemId, a.PersonId, a.Date)).Sum(g => g.Count() - 1);
        return Share("duplicates", data.People.Count + data.Assignments.Count, people + tasks, "people and assignments that are there once, by address, and by task, person and day");
    }

    private static Dictionary<string, string> KeptOut(Work[] work, DateOnly today)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (outcome, assignment, item) in work)
        {
            var reason = outcome.CompletionDate > today ? $"It ended on {outcome.CompletionDate:yyyy-MM-dd}, which is to come."
                : outcome.CompletionDate < assignment.Date ? "It was finished before it was assigned."
                : outcome.ActualHours <= 0 ? "It took no time."
                : outcome.ActualHours > LongestOverrun * item.EstimatedHours ? $"It took more than {LongestOverrun:0} times its estimate."
                : null;
            if (reason is not null)
                reasons[outcome.AssignmentId] = reason;
        }

        return reasons;
    }

    private static Work[] Joined(WorkforceData data)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var items = data.WorkItems.ToDictionary(i => i.Id, StringComparer.Ordinal);
        return [.. data.Outcomes.Select(o => new Work(o, assignments[o.AssignmentId], items[assignments[o.AssignmentId].WorkItemId]))];
    }

    private static QualityCheck Share(string name, int all, int bad, string what) => all == 0
        ? new QualityCheck(name, null, $"There are no {what}.")
        : new QualityCheck(name, Math.Round(1 - (bad / (double)all), 3), $"{all - bad:N0} of {all:N0} {what}.");

    /// <summary>Entropy over its most, 0 to 1.</summary>
    private static double Evenness(IEnumerable<int> counts, int classes)
    {
        var all = counts.ToArray();
        var total = (double)all.Sum();
        return -all.Sum(c => c / total * Math.Log(c / total)) / Math.Log(classes);
    }

    private sealed record Work(Outcome Outcome, Assignment Assignment, WorkItem Item);
}
