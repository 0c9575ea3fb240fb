namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// How likely somebody is to succeed. Found in the development data's synthetic world by regressing the log-odds of its true
/// probabilities: 4 × skill match (§8.2) - 0.6 × difficulty (1 to 3) + a constant per person explains them to R² = 1.000; the constant
/// is about 4 × talent + 0.12 × seniority - 5.77, where talent is the person's hidden base quality.
/// </summary>
internal static class OutcomeModel
{
    private const double PerMatch = 4;
    private const double PerDifficulty = -0.6;
    private const double PerTalent = 4;
    private const double PerSeniority = 0.12;
    private const double Constant = -5.77;
    private const double InsufficientPenalty = 0.8;

    /// <summary>Probability of a rating of 4 or 5, 0 to 1.</summary>
    /// <param name="match">Skill match, 0 to 1.</param>
    /// <param name="difficulty">Difficulty of the task.</param>
    /// <param name="talent">Hidden base quality of the person, 0.5 to 1.</param>
    /// <param name="seniority">Seniority of the person.</param>
    public static double SuccessProbability(double match, Difficulty difficulty, double talent, Seniority seniority) => 1 / (1 + Math.Exp(
        -((PerMatch * match) + (PerDifficulty * (int)difficulty) + (PerTalent * talent) + (PerSeniority * (int)seniority) + Constant)));

    /// <summary>The document's skill match (§8.2), 0 to 1: a level as asked counts 1, a lower one 0.8 of its share; mandatory twice.</summary>
    public static double Match(IReadOnlyDictionary<string, Proficiency> skills, IReadOnlyList<SkillRequirement> required)
    {
        var (matched, total) = (0.0, 0.0);
        foreach (var requirement in required)
        {
            var weight = requirement.IsMandatory ? 2.0 : 1.0;
            total += weight;
            if (!skills.TryGetValue(requirement.SkillName, out var had))
                continue;
            matched += weight * (had >= requirement.Proficiency ? 1 : (double)had / (double)requirement.Proficiency * InsufficientPenalty);
        }

        return total > 0 ? matched / total : 0.5;
    }
}
