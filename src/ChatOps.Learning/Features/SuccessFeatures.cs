using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Features;

/// <summary>
/// Fills the features: of one decision (<see cref="Fill"/>, training) or of everybody for a task (<see cref="CandidateFeatures"/>, serving).
/// Both give the same bits; a test holds that.
/// </summary>
public static class SuccessFeatures
{
    /// <summary>Number of features.</summary>
    public static readonly int Count = Enum.GetValues<SuccessFeature>().Length;

    internal const float MaxRatio = 3;
    internal const float Familiar = 3;
    private const int MaxSkills = 10;
    private const double DaysPerYear = 365.25;

    /// <summary>Fills one vector, in the order of <see cref="SuccessFeature"/>.</summary>
    /// <param name="snapshot">The company as it was known.</param>
    /// <param name="item">Number of the task.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="features">As long as <see cref="Count"/>.</param>
    public static void Fill(WorkforceSnapshot snapshot, int item, int person, Span<float> features)
    {
        for (var f = 0; f < Count; f++)
            features[f] = snapshot.PersonFeatures[(SuccessFeature)f]?[person] ?? OfItem(snapshot, item, (SuccessFeature)f);

        var project = snapshot.WorkItems[item].ProjectId;
        FillSkills(snapshot, item, person, SkillLevel.AsItIs, features);
        features[(int)SuccessFeature.ExperienceRatio] = ExperienceRatio(snapshot, item, person);
        features[(int)SuccessFeature.DepartmentMatch] = snapshot.Practice.DepartmentShare(item, person);
        features[(int)SuccessFeature.TeamFamiliarity] = project is null ? float.NaN : Saturate(snapshot.Teams.FinishedIn(project, person));
        features[(int)SuccessFeature.RecentPractice] = Saturate(snapshot.Practice.RecentOf(item, person));
        features[(int)SuccessFeature.Collaborative] = snapshot.Factors?.Of(item, person) ?? float.NaN;
    }

    /// <summary>Fills the features that hang on the levels somebody has.</summary>
    internal static void FillSkills(WorkforceSnapshot snapshot, int item, int person, SkillLevel supposed, Span<float> features)
    {
        features[(int)SuccessFeature.SkillMatch] = PlainSkillMatch.Of(snapshot, item, person, supposed);
        features[(int)SuccessFeature.SkillOverlap] = SkillPairs.Overlap(snapshot.Skills, item, person, supposed);
        features[(int)SuccessFeature.SkillCosine] = SkillPairs.Cosine(snapshot.Skills, item, person, supposed);
        features[(int)SuccessFeature.ProficiencyGap] = SkillPairs.Gap(snapshot.Skills, item, person, supposed);
    }

    /// <summary>A feature that depends on the task alone; NaN for the others.</summary>
    internal static float OfItem(WorkforceSnapshot snapshot, int item, SuccessFeature feature)
    {
        var work = snapshot.WorkItems[item];
        return feature switch
        {
            SuccessFeature.Difficulty => (float)work.Difficulty,
            SuccessFeature.Priority => (float)work.Priority,
            SuccessFeature.LogHours => (float)Math.Log(work.EstimatedHours),
            SuccessFeature.SkillsAsked => Math.Min(MaxSkills, snapshot.Skills.RequiredBy(item).Count),
            SuccessFeature.SeasonSine => (float)Math.Sin(YearAngle(work.Created)),
            SuccessFeature.SeasonCosine => (float)Math.Cos(YearAngle(work.Created)),
            _ => float.NaN,
        };
    }

    /// <summary>From a count to 0 to 1: the first few say most.</summary>
    internal static float Saturate(float count) => count / (count + Familiar);

    internal static float ExperienceRatio(WorkforceSnapshot snapshot, int item, int person) => snapshot.Skills.YearsAskedBy(item) is > 0 and var years
        ? Math.Min(MaxRatio, (float)snapshot.People[person].ExperienceYears / years)
        : float.NaN;

    private static double YearAngle(DateOnly day) => 2 * Math.PI * day.DayOfYear / DaysPerYear;
}
