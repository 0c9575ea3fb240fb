using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Evaluation;

/// <summary>
/// The baseline that any ranking must beat: how much of what the task asks for somebody has (design document §8.2). A level as asked
/// counts 1, a lower one its ratio times 0.8; mandatory skills weigh twice.
/// </summary>
internal static class PlainSkillMatch
{
    private const float InsufficientPenalty = 0.8f;
    private const float NothingAsked = 0.5f;

    public static float[] Score(WorkforceSnapshot snapshot, int item)
    {
        var scores = new float[snapshot.People.Count];
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        var total = 0f;
        for (var r = 0; r < skills.Length; r++)
        {
            var weight = snapshot.Skills.WeightOf(item, r);
            total += weight;
            var (people, had) = snapshot.Skills.PeopleWith(skills[r]);
            for (var n = 0; n < people.Length; n++)
                scores[people[n]] += weight * (had[n] >= levels[r] ? 1 : had[n] / levels[r] * InsufficientPenalty);
        }

        for (var p = 0; p < scores.Length; p++)
            scores[p] = total > 0 ? scores[p] / total : NothingAsked;
        return scores;
    }
}
