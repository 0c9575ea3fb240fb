using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Features;

/// <summary>Fills the features of the success model.</summary>
public static class SuccessFeatures
{
    /// <summary>Number of features.</summary>
    public static readonly int Count = Enum.GetValues<SuccessFeature>().Length;

    /// <summary>Outcomes that the company's success rate counts for.</summary>
    private const double PriorOutcomes = 5;

    /// <summary>Experience beyond this says nothing more.</summary>
    private const double MaxExperience = 10;

    /// <summary>Fills one vector, in the order of <see cref="SuccessFeature"/>.</summary>
    /// <param name="snapshot">The company as it was known.</param>
    /// <param name="item">Number of the task.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="features">As long as <see cref="Count"/>.</param>
    public static void Fill(WorkforceSnapshot snapshot, int item, int person, Span<double> features)
    {
        var (who, work) = (snapshot.People[person], snapshot.WorkItems[item]);
        features[(int)SuccessFeature.SkillMatch] = PlainSkillMatch.Of(snapshot, item, person);
        features[(int)SuccessFeature.ProficiencyGap] = Gap(snapshot, item, person);
        features[(int)SuccessFeature.PastPerformance] = snapshot.Performance[person];
        features[(int)SuccessFeature.PastSuccess] =
            (snapshot.Performance.SuccessesOf(person) + (PriorOutcomes * snapshot.Performance.SuccessRate))
            / (snapshot.Performance.FinishedBy(person) + PriorOutcomes);
        features[(int)SuccessFeature.Seniority] = (double)who.Seniority;
        features[(int)SuccessFeature.Experience] = Math.Min(who.ExperienceYears, MaxExperience);
        features[(int)SuccessFeature.Difficulty] = (double)work.Difficulty;
        features[(int)SuccessFeature.Priority] = (double)work.Priority;
        features[(int)SuccessFeature.LogHours] = Math.Log(work.EstimatedHours);
    }

    private static double Gap(WorkforceSnapshot snapshot, int item, int person)
    {
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        var (missing, total) = (0.0, 0.0);
        for (var r = 0; r < skills.Length; r++)
        {
            var weight = snapshot.Skills.WeightOf(item, r);
            total += weight;
            missing += weight * Math.Max(0, levels[r] - snapshot.Skills.LevelOf(person, skills[r]));
        }

        return total > 0 ? missing / total : 0;
    }
}
