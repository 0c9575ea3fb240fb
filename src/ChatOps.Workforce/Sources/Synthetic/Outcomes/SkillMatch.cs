namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>How well a person's skills meet a task's, 0 to 1 (design document §8.2, <c>calculate_skill_match</c>).</summary>
internal static class SkillMatch
{
    private const double MandatoryWeight = 2.0;
    private const double OptionalWeight = 1.0;

    /// <summary>A level below the one asked for counts for this much of its share.</summary>
    private const double InsufficientFactor = 0.8;

    /// <summary>Where nothing is asked for, everybody matches by half.</summary>
    private const double NothingAskedFor = 0.5;

    /// <param name="levels">Levels by skill number, 0 where there is none.</param>
    /// <param name="requirements">What is asked for.</param>
    public static double Of(ReadOnlySpan<byte> levels, ReadOnlySpan<Requirement> requirements)
    {
        if (requirements.IsEmpty)
        {
            return NothingAskedFor;
        }

        double matched = 0.0, total = 0.0;
        foreach (ref readonly var requirement in requirements)
        {
            var weight = requirement.IsMandatory ? MandatoryWeight : OptionalWeight;
            total += weight;
            var level = levels[requirement.Skill];
            matched += weight * (level >= requirement.Level ? 1.0 : InsufficientFactor * level / requirement.Level);
        }

        return matched / total;
    }
}
