namespace ChatOps.Learning.Ranking.Factors;

/// <summary>What a partition sends of one user or item in half a round: sums over its ratings, never a rating.</summary>
/// <param name="Index">Number of the user or item.</param>
/// <param name="Squares">Lower triangle of Σ z zᵀ, row by row, z being the other side's vector with a 1 after it. Its last number is the number of ratings.</param>
/// <param name="Products">Σ z r, r being what mean and bias leave of the rating.</param>
public sealed record FactorStatistics(int Index, double[] Squares, double[] Products);
