using System.Collections.Concurrent;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Scores everybody for a work item with the document's formula (§4.2). Works on one snapshot; safe for many threads.
/// </summary>
/// <param name="snapshot">The company.</param>
/// <param name="weights">The weights of the formula.</param>
public sealed class HybridRanker(WorkforceSnapshot snapshot, HybridWeights weights)
{
    private readonly ConcurrentBag<CandidateScores> _pool = [];

    /// <summary>The company that is ranked.</summary>
    public WorkforceSnapshot Snapshot { get; } = snapshot;

    /// <summary>The weights in use.</summary>
    public HybridWeights Weights { get; } = weights;

    /// <summary>Scores everybody for an item. Give the result back with <see cref="Return"/> when done.</summary>
    /// <param name="item">Number of the item in the snapshot.</param>
    public CandidateScores Score(int item)
    {
        var scores = _pool.TryTake(out var pooled) ? pooled : new CandidateScores(Snapshot.People.Count, Snapshot.WorkItems.Count);
        SkillScore.Fill(Snapshot, item, scores[ScorePart.Skill], scores.Scratch);
        CollaborativeScore.Fill(Snapshot, item, scores);
        Snapshot.Teams.Score(Snapshot.WorkItems[item].ProjectId, Snapshot.People, scores[ScorePart.Collaboration]);
        FillPeopleParts(item, scores);

        Array.Clear(scores.Hybrid);
        for (var part = 0; part < CandidateScores.PartCount; part++)
        {
            var (values, weight) = (scores[(ScorePart)part], Weights.Of((ScorePart)part));
            for (var p = 0; p < values.Length; p++)
                scores.Hybrid[p] += weight * values[p];
        }

        return scores;
    }

    /// <summary>Gives scores back for reuse; they must not be read after that.</summary>
    public void Return(CandidateScores scores) => _pool.Add(scores);

    private void FillPeopleParts(int item, CandidateScores scores)
    {
        var work = Snapshot.WorkItems[item];
        var perWeek = AvailabilityIndex.HoursPerWeek(work, Snapshot.AsOf);
        var (performance, availability, workload) =
            (scores[ScorePart.Performance], scores[ScorePart.Availability], scores[ScorePart.Workload]);
        for (var p = 0; p < scores.Count; p++)
        {
            performance[p] = Snapshot.Performance[p];
            availability[p] = Math.Min(1, Snapshot.Availability.FreeHours(p) / perWeek);
            workload[p] = Math.Clamp(1 - Snapshot.Availability.Utilisation(p), 0, 1);
        }
    }
}
