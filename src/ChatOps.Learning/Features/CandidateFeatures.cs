using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Features;

/// <summary>
/// The features of everybody for one task, as columns by person. Columns of the person alone are the snapshot's own, only those of the pair
/// are written; nothing is allocated per candidate.
/// </summary>
public sealed class CandidateFeatures
{
    private static readonly SuccessFeature[] Pairs =
    [
        SuccessFeature.SkillMatch, SuccessFeature.SkillOverlap, SuccessFeature.SkillCosine, SuccessFeature.ProficiencyGap,
        SuccessFeature.ExperienceRatio, SuccessFeature.DepartmentMatch, SuccessFeature.TeamFamiliarity, SuccessFeature.RecentPractice,
        SuccessFeature.Collaborative,
    ];

    private readonly float[]?[] _columns = new float[SuccessFeatures.Count][];
    private readonly float[] _ofItem = new float[SuccessFeatures.Count];
    private readonly float[] _scratch;

    internal CandidateFeatures(WorkforceSnapshot snapshot)
    {
        People = snapshot.People.Count;
        _scratch = new float[People];
        for (var f = 0; f < SuccessFeatures.Count; f++)
            _columns[f] = snapshot.PersonFeatures[(SuccessFeature)f];
        foreach (var feature in Pairs)
            _columns[(int)feature] = new float[People];
    }

    /// <summary>Number of people.</summary>
    public int People { get; }

    /// <summary>A column by person; null where the value is the task's alone.</summary>
    public float[]? Column(SuccessFeature feature) => _columns[(int)feature];

    /// <summary>The value that everybody has, where it is the task's alone.</summary>
    public float OfItem(SuccessFeature feature) => _ofItem[(int)feature];

    /// <summary>One person's vector.</summary>
    public void CopyTo(int person, Span<float> features)
    {
        for (var f = 0; f < features.Length; f++)
            features[f] = _columns[f] is { } column ? column[person] : _ofItem[f];
    }

    /// <summary>The vector of somebody average for this task: means over everybody who has a value.</summary>
    internal void CopyMeanTo(WorkforceSnapshot snapshot, Span<float> features)
    {
        for (var f = 0; f < features.Length; f++)
            features[f] = _columns[f] is null ? _ofItem[f] : snapshot.PersonFeatures.MeanOf((SuccessFeature)f);
        foreach (var feature in Pairs)
            features[(int)feature] = MeanOf(Pair(feature));
    }

    internal static float MeanOf(float[] column)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in column)
        {
            if (float.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return count > 0 ? (float)(sum / count) : float.NaN;
    }

    /// <summary>Fills for a task.</summary>
    internal void Fill(WorkforceSnapshot snapshot, int item)
    {
        for (var f = 0; f < _ofItem.Length; f++)
            _ofItem[f] = _columns[f] is null ? SuccessFeatures.OfItem(snapshot, item, (SuccessFeature)f) : float.NaN;

        PlainSkillMatch.Fill(snapshot, item, Pair(SuccessFeature.SkillMatch));
        SkillPairs.Fill(
            snapshot.Skills,
            item,
            Pair(SuccessFeature.SkillOverlap),
            Pair(SuccessFeature.SkillCosine),
            Pair(SuccessFeature.ProficiencyGap),
            _scratch);
        var experience = Pair(SuccessFeature.ExperienceRatio);
        if (snapshot.Skills.YearsAskedBy(item) > 0)
        {
            for (var p = 0; p < experience.Length; p++)
                experience[p] = SuccessFeatures.ExperienceRatio(snapshot, item, p);
        }
        else
        {
            Array.Fill(experience, float.NaN);
        }

        snapshot.Practice.FillDepartmentShare(item, Pair(SuccessFeature.DepartmentMatch));
        snapshot.Practice.FillRecent(item, Pair(SuccessFeature.RecentPractice));
        snapshot.Teams.FillFamiliarity(snapshot.WorkItems[item].ProjectId, Pair(SuccessFeature.TeamFamiliarity));
        if (snapshot.Factors is { } factors)
            factors.Fill(item, Pair(SuccessFeature.Collaborative));
        else
            Array.Fill(Pair(SuccessFeature.Collaborative), float.NaN);
    }

    private float[] Pair(SuccessFeature feature) => _columns[(int)feature]!;
}
