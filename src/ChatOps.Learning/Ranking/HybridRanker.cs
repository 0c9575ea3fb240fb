using System.Collections.Concurrent;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Scores everybody for a work item: with the document's formula (§4.2), or with a learned chance of success in place of most of it. Parts
/// that weigh nothing are not computed. Works on one snapshot; safe for many threads.
/// </summary>
/// <param name="snapshot">The company.</param>
/// <param name="weights">The weights of the parts.</param>
/// <param name="success">The learned model; needed where <see cref="HybridWeights.Success"/> is above 0.</param>
public sealed class HybridRanker(WorkforceSnapshot snapshot, HybridWeights weights, SuccessModel? success)
{
    private readonly ConcurrentBag<CandidateScores> _pool = [];

    /// <summary>The company that is ranked.</summary>
    public WorkforceSnapshot Snapshot { get; } = snapshot;

    /// <summary>The weights in use.</summary>
    public HybridWeights Weights { get; } = success is null && weights.Success > 0
        ? throw new ArgumentException("A learned chance of success can't weigh anything without its model.", nameof(weights))
        : weights;

    /// <summary>Scores everybody for an item. Give the result back with <see cref="Return"/> when done.</summary>
    /// <param name="item">Number of the item in the snapshot.</param>
    public CandidateScores Score(int item)
    {
        var scores = _pool.TryTake(out var pooled) ? pooled : new CandidateScores(Snapshot, isLearned: Weights.Success > 0);
        if (Weighs(ScorePart.Skill))
            SkillScore.Fill(Snapshot, item, scores[ScorePart.Skill], scores.Scratch);
        if (Weighs(ScorePart.Collaborative))
            CollaborativeScore.Fill(Snapshot, item, scores);
        if (Weighs(ScorePart.Collaboration))
            Snapshot.Teams.Score(Snapshot.WorkItems[item].ProjectId, Snapshot.People, scores[ScorePart.Collaboration]);
        FillPeopleParts(item, scores);
        if (Weighs(ScorePart.Success))
            FillSuccess(item, scores);

        Array.Clear(scores.Hybrid);
        for (var part = 0; part < CandidateScores.PartCount; part++)
        {
            if (!Weighs((ScorePart)part))
                continue;
            var (values, weight) = (scores[(ScorePart)part], Weights.Of((ScorePart)part));
            for (var p = 0; p < values.Length; p++)
                scores.Hybrid[p] += weight * values[p];
        }

        return scores;
    }

    /// <summary>The hybrid score that one person would have with another level of a skill.</summary>
    /// <param name="item">Number of the item.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="supposed">The level.</param>
    /// <param name="scores">Scores of everybody for the item as things are.</param>
    internal double Suppose(int item, int person, SkillLevel supposed, CandidateScores scores)
    {
        if (success is null || !Weighs(ScorePart.Success))
        {
            var cosine = SkillPairs.Cosine(Snapshot.Skills, item, person, supposed);
            return scores.Hybrid[person] + (Weights.Of(ScorePart.Skill) * (cosine - scores[ScorePart.Skill][person]));
        }

        Span<float> features = stackalloc float[SuccessFeatures.Count];
        scores.Features!.CopyTo(person, features);
        SuccessFeatures.FillSkills(Snapshot, item, person, supposed, features);
        var chance = success.Map.Map(success.Scorer.Score(features));
        return scores.Hybrid[person] + (Weights.Of(ScorePart.Success) * (chance - scores[ScorePart.Success][person]));
    }

    /// <summary>Gives scores back for reuse; they must not be read after that.</summary>
    public void Return(CandidateScores scores) => _pool.Add(scores);

    private bool Weighs(ScorePart part) => Weights.Of(part) > 0;

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

    private void FillSuccess(int item, CandidateScores scores)
    {
        scores.Features!.Fill(Snapshot, item);
        var chances = scores[ScorePart.Success];
        success!.Scorer.Score(scores.Features, chances);
        for (var p = 0; p < chances.Length; p++)
            chances[p] = (float)success.Map.Map(chances[p]);
    }
}
