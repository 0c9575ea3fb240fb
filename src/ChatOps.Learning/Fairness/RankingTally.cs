using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Fairness;

/// <summary>Counts what rankings make of people.</summary>
internal static class RankingTally
{
    /// <summary>Ranks everybody for the tasks and counts; by person's number.</summary>
    public static PersonTally[] Of(RankingService ranking, IReadOnlyCollection<string> workItemIds, int top, CancellationToken cancellationToken)
    {
        var tallies = ranking.Snapshot.People.Select(_ => new PersonTally()).ToArray();
        foreach (var id in workItemIds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ranked = ranking.RankIds(id, int.MaxValue);
            if (ranked.Count == 0)
                continue;

            // Scores fall with the place, so the median is in the middle.
            var median = (ranked[(ranked.Count - 1) / 2].Score + ranked[ranked.Count / 2].Score) / 2;
            for (var n = 0; n < ranked.Count; n++)
            {
                var tally = tallies[ranking.Snapshot.PersonIndex(ranked[n].Person.Id)];
                tally.Considered++;
                tally.Above += ranked[n].Score > median ? 1 : 0;
                if (n >= top)
                    continue;
                tally.Selected++;
                tally.Exposure += 1 / Math.Log2(n + 2);
            }
        }

        return tallies;
    }

    /// <summary>Adds what became of stored recommendations, and gives how many tasks that were.</summary>
    public static int AddDecisions(PersonTally[] tallies, WorkforceSnapshot snapshot, WorkforceData data)
    {
        var tasks = 0;
        foreach (var candidates in data.Assignments.Where(a => a.RecommendationScore is not null && a.Date <= snapshot.AsOf).GroupBy(a => a.WorkItemId, StringComparer.Ordinal))
        {
            // With one candidate there was nothing to choose, and with nobody selected nothing was chosen.
            if (candidates.Count() < 2 || !candidates.Any(a => a.IsSelected))
                continue;
            tasks++;
            var best = candidates.MaxBy(a => a.RecommendationScore)!;
            var tally = tallies[snapshot.PersonIndex(best.PersonId)];
            if (best.IsSelected)
                tally.Followed++;
            else
                tally.Overridden++;
        }

        return tasks;
    }
}
