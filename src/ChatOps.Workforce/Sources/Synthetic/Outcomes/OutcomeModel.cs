namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// The truth behind the generated outcomes. The document calls <c>generate_task_outcome</c> and never shows it; this is what
/// <c>samples/synthetic-world</c> does, fitted to the 90,000 probabilities of its oracle and to its 833 outcomes.
/// </summary>
/// <remarks>
/// <para>
/// logit P(success) = 4 match + 4 talent + 0.5 min(1, experience / 10) - 0.6 difficulty - 5.6.
/// Regressing the oracle's logit on the match with free effects per person and per task gives a slope of 4.0000 and leaves a standard
/// deviation of 0.0001, which is the oracle's rounding (R² 0.99999999); the task effects are -0.6 apart between the three
/// difficulties and nothing else (priority, hours and the number of skills have none). The person effects then split into experience
/// and a talent that lies within the document's base_performance range of the seniority for everybody: of the slopes tried on a grid,
/// 4 with 0.05 a year up to ten years fits without a violation, and the constant is then -5.602 within 0.002. Department has no effect.
/// With these constants every probability comes out within 0.00005, which is the last digit of the file, and the 300 talents
/// lie uniformly in their ranges (Kolmogorov-Smirnov p = 0.29; lowest 0.0001, highest 0.996 of the range). Without the hidden talent,
/// everybody at the middle of their range, R² is 0.985: that is what can be known of somebody who has no outcomes yet.
/// </para>
/// <para>
/// Success decides the rest: a rating of 5 or 4 (0.56 : 0.44), or of 1, 2 or 3 (0.39 : 0.31 : 0.30), whatever the probability was;
/// hours as a share of the estimate, uniform (measured 0.74 to 1.11 and 1.21 to 2.21 where rounding is small); timeliness =
/// min(1, estimate / actual) exactly; quality = talent + N(0, 0.05), cut off at 1 (residual 0.048 with the cut). One calendar day
/// is counted for every six full hours, at least one: exact for all 833.
/// </para>
/// <para>
/// Side by side, the reference world and six generated ones of its size: success rate 0.672 and 0.649 to 0.689; mean truth of the
/// selected 0.683 and 0.662 to 0.682; correlation of truth and success 0.29 and 0.24 to 0.32; quality 0.837 and 0.819 to 0.837;
/// hours over estimate 1.174 and 1.163 to 1.189; mean of the oracle 0.162 and 0.159 to 0.167. The selected are a little less apt here
/// because nobody is chosen before their first day.
/// </para>
/// </remarks>
internal static class OutcomeModel
{
    private const double MatchEffect = 4.0;
    private const double TalentEffect = 4.0;
    private const double ExperienceEffect = 0.5;
    private const double ExperienceCapYears = 10.0;
    private const double DifficultyEffect = -0.6;
    private const double Intercept = -5.6;

    private const double QualityNoise = 0.05;
    private const double HoursPerCalendarDay = 6.0;

    private static readonly UniformRange HoursShareOnSuccess = new(0.75, 1.10);
    private static readonly UniformRange HoursShareOnFailure = new(1.20, 2.20);
    private static readonly Distribution<int> RatingOnSuccess = new((5, 0.55), (4, 0.45));
    private static readonly Distribution<int> RatingOnFailure = new((1, 0.40), (2, 0.30), (3, 0.30));

    /// <summary>The true probability that the task ends with a rating of 4 or 5, above 0 and below 1.</summary>
    /// <param name="match">Skill match, 0 to 1 (<see cref="SkillMatch"/>).</param>
    /// <param name="talent">Base quality, 0.5 to 1.</param>
    /// <param name="experienceYears">Years of professional experience.</param>
    /// <param name="difficulty">Difficulty of the task.</param>
    public static double SuccessProbability(double match, double talent, double experienceYears, Difficulty difficulty)
    {
        var logit = (MatchEffect * match)
            + (TalentEffect * talent)
            + (ExperienceEffect * Math.Min(1.0, experienceYears / ExperienceCapYears))
            + (DifficultyEffect * (int)difficulty)
            + Intercept;
        return 1.0 / (1.0 + Math.Exp(-logit));
    }

    /// <summary>The true probability of a person on a task.</summary>
    public static double SuccessProbability(SyntheticPerson person, SyntheticWorkItem item) =>
        SuccessProbability(
            SkillMatch.Of(person.Levels, item.Requirements),
            person.Talent,
            person.Record.ExperienceYears,
            item.Record.Difficulty);

    /// <summary>A rating, 1 to 5.</summary>
    public static int Rating(bool success, Random random) => (success ? RatingOnSuccess : RatingOnFailure).Draw(random);

    /// <summary>Whole hours that it took, at least 1.</summary>
    public static double ActualHours(bool success, double estimatedHours, Random random) =>
        Math.Max(1.0, Math.Round(estimatedHours * (success ? HoursShareOnSuccess : HoursShareOnFailure).Draw(random)));

    /// <summary>Quality of the work, 0 to 1, to three places.</summary>
    public static double Quality(double talent, Random random) =>
        Math.Round(Math.Clamp(random.Normal(talent, QualityNoise), 0.0, 1.0), 3);

    /// <summary>Timeliness, 0 to 1, to three places; 1 is on time.</summary>
    public static double Timeliness(double estimatedHours, double actualHours) =>
        Math.Round(Math.Min(1.0, estimatedHours / actualHours), 3);

    /// <summary>Calendar days that so many hours of one task take next to everything else, at least 1.</summary>
    public static int CalendarDays(double hours) => Math.Max(1, (int)(hours / HoursPerCalendarDay));
}
