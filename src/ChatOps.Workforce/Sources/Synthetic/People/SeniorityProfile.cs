namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>What a seniority level means for the people who have it (design document §8.2).</summary>
/// <param name="Seniority">The level.</param>
/// <param name="Weight">Share of people, 0 to 1.</param>
/// <param name="ExperienceYears">Years of professional experience.</param>
/// <param name="Talent">Base quality of the work, 0 to 1: the document's base_performance. Never exported.</param>
/// <param name="Proficiency">Levels of an additional skill.</param>
/// <param name="CoreProficiency">Levels of a core skill of the department.</param>
internal sealed record SeniorityProfile(
    Seniority Seniority,
    double Weight,
    UniformRange ExperienceYears,
    UniformRange Talent,
    Distribution<Proficiency> Proficiency,
    Distribution<Proficiency> CoreProficiency)
{
    /// <summary>A core skill's levels weigh this much less below Expert, and this much more from Expert up.</summary>
    private const double BelowExpertFactor = 0.7;
    private const double FromExpertFactor = 1.5;

    /// <summary>The six levels of the document; it has no directors.</summary>
    public static IReadOnlyList<SeniorityProfile> All { get; } =
    [
        Create(Seniority.Intern, 0.10, new(0, 1), new(0.50, 0.70), [0.6, 0.3, 0.1, 0.0, 0.0]),
        Create(Seniority.Junior, 0.25, new(1, 3), new(0.60, 0.80), [0.3, 0.5, 0.2, 0.0, 0.0]),
        Create(Seniority.MidLevel, 0.35, new(3, 6), new(0.70, 0.90), [0.1, 0.3, 0.5, 0.1, 0.0]),
        Create(Seniority.Senior, 0.20, new(6, 10), new(0.80, 0.95), [0.0, 0.2, 0.4, 0.3, 0.1]),
        Create(Seniority.Lead, 0.08, new(8, 15), new(0.85, 0.98), [0.0, 0.1, 0.3, 0.4, 0.2]),
        Create(Seniority.Principal, 0.02, new(12, 20), new(0.90, 1.00), [0.0, 0.0, 0.2, 0.5, 0.3]),
    ];

    /// <summary>Draws a profile by its share.</summary>
    public static Distribution<SeniorityProfile> ByShare { get; } = new([.. All.Select(profile => (profile, profile.Weight))]);

    private static SeniorityProfile Create(
        Seniority seniority,
        double weight,
        UniformRange experience,
        UniformRange talent,
        double[] levels) =>
        new(seniority, weight, experience, talent, Levels(levels), Levels(Core(levels)));

    private static Distribution<Proficiency> Levels(double[] weights) =>
        new([.. weights.Select((weight, i) => ((Proficiency)(i + 1), weight))]);

    /// <summary>
    /// Shifts weight to the upper levels. The document always raises Expert and Master, which leaves interns and juniors, who have
    /// neither, without any core skill; for them the two highest levels that they can reach are raised instead.
    /// </summary>
    private static double[] Core(double[] levels)
    {
        var firstRaised = (int)Workforce.Proficiency.Expert - 1;
        if (levels[firstRaised..].All(weight => weight == 0.0))
        {
            firstRaised = Array.FindLastIndex(levels, weight => weight > 0.0) - 1;
        }

        return [.. levels.Select((weight, i) => weight * (i < firstRaised ? BelowExpertFactor : FromExpertFactor))];
    }
}
