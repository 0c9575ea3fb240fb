namespace ChatOps.Learning.Ranking;

/// <summary>One part of a score.</summary>
/// <param name="Part">Which.</param>
/// <param name="Value">How good it is, 0 to 1; -1 to 1 where it can speak against somebody.</param>
/// <param name="Weight">What it would add if it were 1.</param>
public sealed record PartScore(ScorePart Part, double Value, double Weight)
{
    /// <summary>What it adds to the score.</summary>
    public double Contribution => Value * Weight;

    /// <summary>The most it could add; null where it can also take away.</summary>
    public double? Maximum => Part is ScorePart.SuccessBase or ScorePart.SuccessSkills or ScorePart.SuccessResults or ScorePart.SuccessTime ? null : Weight;
}
