using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Features;

/// <summary>
/// How a person's skills lie to a task's. Each measure comes twice: for one person, and for everybody in one pass over the people who have
/// the skills. Both add the same terms in the same order.
/// </summary>
internal static class SkillPairs
{
    /// <summary>Jaccard overlap of the skill sets, 0 to 1; NaN where the task asks for none (design document §7.2).</summary>
    public static float Overlap(SkillIndex skills, int item, int person, SkillLevel supposed)
    {
        var asked = skills.RequiredBy(item).Columns;
        var shared = 0f;
        foreach (var skill in asked)
            shared += supposed.Of(skills, person, skill) > 0 ? 1 : 0;
        var isNew = supposed.Skill >= 0 && skills.LevelOf(person, supposed.Skill) == 0;
        return Jaccard(shared, asked.Length, skills.SkillsOf(person).Count + (isNew ? 1 : 0));
    }

    /// <summary>Weighted cosine over the task's skills, 0 to 1; NaN where it asks for none (design document §4.2).</summary>
    public static float Cosine(SkillIndex skills, int item, int person, SkillLevel supposed)
    {
        var (asked, levels) = skills.RequiredBy(item);
        var (dot, norm) = (0f, 0f);
        for (var r = 0; r < asked.Length; r++)
        {
            float had = supposed.Of(skills, person, asked[r]);
            dot += skills.WeightOf(item, r) * levels[r] * had;
            norm += skills.WeightOf(item, r) * had * had;
        }

        return CosineOf(dot, norm, AskedNorm(skills, item), asked.Length);
    }

    /// <summary>Weighted mean of the levels that are missing, 0 to 5.</summary>
    public static float Gap(SkillIndex skills, int item, int person, SkillLevel supposed)
    {
        var (asked, levels) = skills.RequiredBy(item);
        var (closed, total) = (0f, 0f);
        var open = 0f;
        for (var r = 0; r < asked.Length; r++)
        {
            var weight = skills.WeightOf(item, r);
            total += weight;
            open += weight * levels[r];
            closed += weight * Math.Min(levels[r], supposed.Of(skills, person, asked[r]));
        }

        return GapOf(open, closed, total);
    }

    /// <summary>All three for everybody.</summary>
    public static void Fill(SkillIndex skills, int item, float[] overlap, float[] cosine, float[] gap, float[] norms)
    {
        Array.Clear(overlap);
        Array.Clear(cosine);
        Array.Clear(gap);
        Array.Clear(norms);
        var (asked, levels) = skills.RequiredBy(item);
        var (total, open) = (0f, 0f);
        for (var r = 0; r < asked.Length; r++)
        {
            var weight = skills.WeightOf(item, r);
            total += weight;
            open += weight * levels[r];
            var (people, had) = skills.PeopleWith(asked[r]);
            for (var n = 0; n < people.Length; n++)
            {
                var person = people[n];
                overlap[person]++;
                cosine[person] += weight * levels[r] * had[n];
                norms[person] += weight * had[n] * had[n];
                gap[person] += weight * Math.Min(levels[r], had[n]);
            }
        }

        var askedNorm = AskedNorm(skills, item);
        for (var p = 0; p < overlap.Length; p++)
        {
            overlap[p] = Jaccard(overlap[p], asked.Length, skills.SkillsOf(p).Count);
            cosine[p] = CosineOf(cosine[p], norms[p], askedNorm, asked.Length);
            gap[p] = GapOf(open, gap[p], total);
        }
    }

    private static float AskedNorm(SkillIndex skills, int item)
    {
        var levels = skills.RequiredBy(item).Values;
        var norm = 0f;
        for (var r = 0; r < levels.Length; r++)
            norm += skills.WeightOf(item, r) * levels[r] * levels[r];
        return norm;
    }

    private static float Jaccard(float shared, int asked, int owned) => asked == 0 ? float.NaN : shared / (asked + owned - shared);

    private static float CosineOf(float dot, float norm, float askedNorm, int asked) =>
        asked == 0 ? float.NaN : dot > 0 ? Math.Min(1, dot / MathF.Sqrt(askedNorm * norm)) : 0;

    private static float GapOf(float open, float closed, float total) => total > 0 ? (open - closed) / total : 0;
}
