using ChatOps.Learning.Features;
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

    /// <summary>Everybody's match with an item, 0 to 1.</summary>
    public static float[] Score(WorkforceSnapshot snapshot, int item)
    {
        var scores = new float[snapshot.People.Count];
        Fill(snapshot, item, scores);
        return scores;
    }

    /// <summary>Everybody's match with an item, 0 to 1.</summary>
    public static void Fill(WorkforceSnapshot snapshot, int item, float[] scores)
    {
        Array.Clear(scores);
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        var total = 0f;
        for (var r = 0; r < skills.Length; r++)
        {
            var weight = snapshot.Skills.WeightOf(item, r);
            total += weight;
            var (people, had) = snapshot.Skills.PeopleWith(skills[r]);
            for (var n = 0; n < people.Length; n++)
                scores[people[n]] += weight * OfSkill(had[n], levels[r]);
        }

        for (var p = 0; p < scores.Length; p++)
            scores[p] = total > 0 ? scores[p] / total : NothingAsked;
    }

    /// <summary>One person's match with an item, 0 to 1.</summary>
    public static float Of(WorkforceSnapshot snapshot, int item, int person, SkillLevel supposed)
    {
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        var (matched, total) = (0f, 0f);
        for (var r = 0; r < skills.Length; r++)
        {
            var weight = snapshot.Skills.WeightOf(item, r);
            total += weight;
            matched += weight * OfSkill(supposed.Of(snapshot.Skills, person, skills[r]), levels[r]);
        }

        return total > 0 ? matched / total : NothingAsked;
    }

    private static float OfSkill(float had, float asked) => had >= asked ? 1 : had / asked * InsufficientPenalty;
}
