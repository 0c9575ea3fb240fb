using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// Looks at whom a ranking recommends, by group: selection and scoring rates and impact ratios as New York's rules for Local Law 144 define them
/// (6 RCNY § 5-300: the scoring rate is the share with a score above the sample's median; the impact ratio is a rate over the highest group's),
/// with intervals, and exposure, load and overrides besides. Every task is a sample of its own, for scores of different tasks don't compare.
/// </summary>
public static class FairnessAudit
{
    private const int Lots = 200;

    /// <summary>Runs an audit.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="workItemIds">Tasks to rank people for, recent ones best; those it doesn't know are left out.</param>
    /// <param name="data">The company, for assignments.</param>
    /// <param name="audit">Attributes of people, if there are any.</param>
    /// <param name="options">What counts; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between tasks.</param>
    public static FairnessReport Run(
        RankingService ranking,
        IEnumerable<string> workItemIds,
        WorkforceData data,
        AuditRecords? audit,
        FairnessOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(workItemIds);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FairnessOptions();
        var snapshot = ranking.Snapshot;
        var tasks = workItemIds.Distinct(StringComparer.Ordinal).Where(id => snapshot.ItemIndex(id) >= 0).ToArray();
        var tallies = RankingTally.Of(ranking, tasks, options.Top, cancellationToken);
        var decided = RankingTally.AddDecisions(tallies, snapshot, data);
        string[] Ids(Func<PersonTally, bool> are) => [.. snapshot.People.Where((_, p) => are(tallies[p])).Select(p => p.Id)];

        return new FairnessReport
        {
            AsOf = snapshot.AsOf,
            ModelVersion = ranking.Model.Version,
            Tasks = tasks.Length,
            People = snapshot.People.Count,
            Top = options.Top,
            LeastPeople = options.LeastPeople,
            LeastShare = options.LeastShare,
            Groupings = [.. PeopleGrouping.All(snapshot.People, audit).Select(g => Judge(g, tallies, options))],
            NeverRecommended = Ids(t => t.Considered > 0 && t.Selected == 0),
            NeverConsidered = Ids(t => t.Considered == 0),
            RecommendationGini = Gini.Of(tallies.Select(t => (double)t.Selected)),
            RecommendationGiniByLot = ByLot(tallies, options),
            AssignmentGini = Gini.Of(Assignments(snapshot, data)),
            Acceptance = decided == 0 ? MeasuredValue.None : CalibrationBin.Share(tallies.Sum(t => t.Followed), decided),
            TasksWithCandidates = decided,
            Rejected = audit?.Rejected ?? [],
            UnknownIds = audit is null ? [] : [.. audit.Values.Keys.Where(id => snapshot.PersonIndex(id) < 0).Order(StringComparer.Ordinal)],
        };
    }

    private static GroupingReport Judge(PeopleGrouping grouping, PersonTally[] tallies, FairnessOptions options)
    {
        var groups = grouping.Groups.Select(g => (Group: g, People: (IReadOnlyList<PersonTally>)[.. g.People.Select(p => tallies[p])])).ToArray();
        bool IsJudged(PeopleGroup group) =>
            !group.IsUnknown && group.People.Count >= options.LeastPeople && group.People.Count >= options.LeastShare * tallies.Length;
        var judged = groups.Where(g => IsJudged(g.Group) && g.People.Any(t => t.Considered > 0)).Select(g => g.People).ToArray();
        var exposure = tallies.Sum(t => t.Exposure);
        var (selection, scoring) = (Impacts(judged, t => t.Selected, options), Impacts(judged, t => t.Above, options));
        ImpactRatio Impact(ImpactRatio[] impacts, (PeopleGroup Group, IReadOnlyList<PersonTally> People) of, Func<PersonTally, double> count) =>
            Array.IndexOf(judged, of.People) is >= 0 and var n ? impacts[n] : ImpactRatio.NotJudged(Rate(of.People, count), of.Group.IsUnknown);

        return new GroupingReport(grouping.Name, grouping.IsIntersection, grouping.IsFromAuditFile,
        [
            .. groups.Select(g => new GroupReport(
                g.Group.Name,
                g.Group.IsUnknown,
                g.People.Count,
                g.People.Count / (double)tallies.Length,
                g.People.Sum(t => t.Considered),
                g.People.Sum(t => t.Selected),
                Impact(selection, g, t => t.Selected),
                Impact(scoring, g, t => t.Above),
                Rate(g.People, t => t.Exposure),
                exposure > 0 ? g.People.Sum(t => t.Exposure) / exposure : 0,
                g.People.Count(t => t.Considered > 0 && t.Selected == 0),
                g.People.Sum(t => t.Followed),
                g.People.Sum(t => t.Overridden))),
        ]);
    }

    private static double? Rate(IReadOnlyList<PersonTally> people, Func<PersonTally, double> count) =>
        people.Sum(t => t.Considered) is > 0 and var considered ? people.Sum(count) / considered : null;

    /// <summary>Groups that can be judged against the highest of them.</summary>
    private static ImpactRatio[] Impacts(IReadOnlyList<PersonTally>[] judged, Func<PersonTally, double> count, FairnessOptions options)
    {
        if (judged.Length == 0)
            return [];
        var highest = judged.MaxBy(j => Rate(j, count))!;
        var p = BenjaminiHochberg.Adjust(GroupPermutation.PValues(judged, count, options));
        return [.. judged.Select((j, n) => ImpactRatio.Judged(Rate(j, count), GroupBootstrap.Ratio(j, highest, count, options), p[n]))];
    }

    /// <summary>Gini coefficient where every place is given to anybody who was considered for a task, by lot.</summary>
    private static double? ByLot(PersonTally[] tallies, FairnessOptions options)
    {
        var places = tallies.Sum(t => t.Selected);
        var considered = tallies.SelectMany((t, p) => t.Considered > 0 ? new[] { p } : []).ToArray();
        if (places == 0)
            return null;
        var random = new Random(options.Seed);
        return Enumerable.Range(0, Lots).Average(_ =>
        {
            var counts = new double[tallies.Length];
            for (var n = 0; n < places; n++)
                counts[considered[random.Next(considered.Length)]]++;
            return Gini.Of(counts)!.Value;
        });
    }

    private static double[] Assignments(WorkforceSnapshot snapshot, WorkforceData data)
    {
        var counts = new double[snapshot.People.Count];
        foreach (var assignment in data.Assignments.Where(a => a.IsSelected && a.Date <= snapshot.AsOf && snapshot.PersonIndex(a.PersonId) >= 0))
            counts[snapshot.PersonIndex(assignment.PersonId)]++;
        return counts;
    }
}
