namespace ChatOps.Learning.Ranking.Factors;

/// <summary>What a partition sends before the first round.</summary>
/// <param name="Count">Number of its ratings; with noise no whole number.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Least">The smallest; with privacy the least that there can be.</param>
/// <param name="Most">The largest; with privacy the most that there can be.</param>
public sealed record RatingTotals(double Count, double Sum, double Least, double Most);
