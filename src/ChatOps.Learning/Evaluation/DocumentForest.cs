using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Evaluation;

/// <summary>
/// The document's random forest (§7.2): a hundred trees, grown until their leaves are pure, on the six features it computes that vary. Its seventh,
/// <c>department_match</c>, is 1 for everybody who has a department, so it can't split anything. All six are the same on every day. Its probability
/// is the mean over trees of the share of successes in the leaf, as scikit-learn's.
/// </summary>
internal sealed class DocumentForest
{
    /// <summary>Trees as in the document's grid; leaves so many that depth is not limited on up to as many decisions.</summary>
    private const int Trees = 100, Leaves = 1_024, MinLeaf = 1;

    private readonly SuccessScorer _scorer;

    private DocumentForest(SuccessScorer scorer) => _scorer = scorer;

    /// <summary>Fits on the finished work that a snapshot knows; null where there is too little of either end.</summary>
    public static DocumentForest? Fit(WorkforceSnapshot snapshot, CancellationToken cancellationToken)
    {
        var rows = snapshot.History.Work.Select(w => new TrainingRow(0, Features(snapshot, w.Item, w.Person), float.NaN, 0, w.Outcome)).ToArray();
        if (!SuccessTrainer.HasBothEnds(rows))
            return null;
        var encoding = FeatureEncoding.Fit([.. rows.Select(r => r.Features)], []);
        return new DocumentForest(new ForestLearner(Trees, Math.Min(Leaves, rows.Length), MinLeaf).Fit(rows, encoding, cancellationToken));
    }

    /// <summary>Everybody's chance of success, 0 to 1.</summary>
    public void Score(WorkforceSnapshot snapshot, int item, float[] chances)
    {
        for (var p = 0; p < chances.Length; p++)
            chances[p] = (float)((_scorer.Score(Features(snapshot, item, p)) + 1) / 2);
    }

    /// <summary>The document's features in the places of ours; the other places are 0 for everybody.</summary>
    private static float[] Features(WorkforceSnapshot snapshot, int item, int person)
    {
        var features = new float[SuccessFeatures.Count];
        var overlap = SkillPairs.Overlap(snapshot.Skills, item, person, SkillLevel.AsItIs);
        features[(int)SuccessFeature.SkillOverlap] = float.IsNaN(overlap) ? 0 : overlap;
        features[(int)SuccessFeature.ExperienceRatio] =
            Math.Min(SuccessFeatures.MaxRatio, (float)snapshot.People[person].ExperienceYears / Math.Max(1, snapshot.Skills.YearsAskedBy(item)));
        features[(int)SuccessFeature.Priority] = (float)snapshot.WorkItems[item].Priority;
        features[(int)SuccessFeature.Difficulty] = (float)snapshot.WorkItems[item].Difficulty;
        features[(int)SuccessFeature.LogHours] = (float)snapshot.WorkItems[item].EstimatedHours;
        features[(int)SuccessFeature.Seniority] = (float)snapshot.People[person].Seniority;
        return features;
    }
}
