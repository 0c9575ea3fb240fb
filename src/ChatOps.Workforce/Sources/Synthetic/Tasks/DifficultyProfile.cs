namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>What a difficulty means for a task.</summary>
/// <param name="Difficulty">The difficulty.</param>
/// <param name="Weight">Share of tasks, 0 to 1 (design document §8.2).</param>
/// <param name="EstimatedHours">Whole hours, the upper end not included (§8.2).</param>
/// <param name="MandatoryLevels">Levels that a mandatory skill may be asked for at, equally likely (measured: 48 to 52 % each).</param>
internal sealed record DifficultyProfile(
    Difficulty Difficulty,
    double Weight,
    UniformRange EstimatedHours,
    IReadOnlyList<Proficiency> MandatoryLevels)
{
    public static IReadOnlyList<DifficultyProfile> All { get; } =
    [
        new(Difficulty.Easy, 0.40, new(2, 8), [Proficiency.Beginner, Proficiency.Intermediate]),
        new(Difficulty.Medium, 0.45, new(8, 24), [Proficiency.Intermediate, Proficiency.Advanced]),
        new(Difficulty.Hard, 0.15, new(16, 80), [Proficiency.Advanced, Proficiency.Expert]),
    ];

    /// <summary>Draws a difficulty by its share.</summary>
    public static Distribution<DifficultyProfile> ByShare { get; } = new([.. All.Select(profile => (profile, profile.Weight))]);
}
