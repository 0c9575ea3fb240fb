namespace ChatOps.Learning.Ranking.Factors;

/// <summary>How a factor model is trained.</summary>
/// <param name="Factors">Length of the vectors, 0 or more; with 0 only the biases are left.</param>
/// <param name="Regularisation">Pull of vectors towards 0 per rating, 0 or more.</param>
/// <param name="Ridge">Pull of vectors towards 0 whatever the number of ratings, 0 or more; the noise's variance over the vectors' is the best
/// value where both are normal.</param>
/// <param name="Rounds">Passes over the data, 1 or more.</param>
/// <param name="Seed">Seed of the first vectors and of the order of steps.</param>
public sealed record FactorOptions(int Factors, double Regularisation, double Ridge, int Rounds, int Seed = 42);
