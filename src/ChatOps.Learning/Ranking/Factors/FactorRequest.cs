namespace ChatOps.Learning.Ranking.Factors;

/// <summary>What a coordinator sends to every partition in half a round.</summary>
/// <param name="Side">The side that is solved for.</param>
/// <param name="Mean">Mean of all ratings.</param>
/// <param name="OtherVectors">Vectors of the other side, by number.</param>
/// <param name="OtherBias">Biases of the other side.</param>
public sealed record FactorRequest(FactorSide Side, double Mean, IReadOnlyList<double[]> OtherVectors, IReadOnlyList<double> OtherBias);
