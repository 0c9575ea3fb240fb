namespace ChatOps.Learning.Ranking;

/// <summary>
/// Weighted cosine between the levels that an item asks for and the levels that people have, over the item's skills (design document
/// §4.2 with the 2:1 weights of §8.2). Knowing other things as well counts neither for nor against anybody.
/// </summary>
internal static class SkillScore
{
    /// <summary>Said of everybody where an item asks for no skill (design document §8.2).</summary>
    public const float NothingAsked = 0.5f;

    public static void Fill(WorkforceSnapshot snapshot, int item, float[] scores, float[] norms)
    {
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        if (skills.IsEmpty)
        {
            Array.Fill(scores, NothingAsked);
            return;
        }

        Array.Clear(scores);
        Array.Clear(norms);
        var askedNorm = 0f;
        for (var r = 0; r < skills.Length; r++)
        {
            var weight = snapshot.Skills.WeightOf(item, r);
            askedNorm += weight * levels[r] * levels[r];
            var (people, had) = snapshot.Skills.PeopleWith(skills[r]);
            for (var n = 0; n < people.Length; n++)
            {
                scores[people[n]] += weight * levels[r] * had[n];
                norms[people[n]] += weight * had[n] * had[n];
            }
        }

        for (var p = 0; p < scores.Length; p++)
            scores[p] = scores[p] > 0 ? Math.Min(1, scores[p] / MathF.Sqrt(askedNorm * norms[p])) : 0;
    }
}
