using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Performance;

/// <summary>
/// P(success | person, task) by ridge logistic regression on standardised features (Hoerl and Kennard 1970; le Cessie and van Houwelingen
/// 1992), with the covariance of its posterior (Laplace) for the interval. Parameters are in the order of <see cref="SuccessFeature"/>;
/// the last one is the constant.
/// </summary>
/// <param name="Means">Mean of each feature in training.</param>
/// <param name="Scales">Standard deviation of each feature in training; 1 for one that never varied.</param>
/// <param name="Weights">Log-odds per standard deviation, then the constant.</param>
/// <param name="Covariance">Rows of the weights' covariance.</param>
/// <param name="Ridge">The pull towards 0 that folds chose.</param>
public sealed record SuccessModel(
    IReadOnlyList<double> Means,
    IReadOnlyList<double> Scales,
    IReadOnlyList<double> Weights,
    IReadOnlyList<IReadOnlyList<double>> Covariance,
    double Ridge)
{
    /// <summary>Half width of the 80 % interval in standard errors.</summary>
    private const double Z80 = 1.2815515655446004;

    /// <summary>Probability of success with its 80 % interval; the further from anything seen, the wider.</summary>
    /// <param name="features">As filled by <see cref="SuccessFeatures.Fill"/>.</param>
    public SuccessProbability Predict(ReadOnlySpan<double> features)
    {
        Span<double> x = stackalloc double[SuccessFeatures.Count + 1];
        for (var f = 0; f < features.Length; f++)
            x[f] = (features[f] - Means[f]) / Scales[f];
        x[^1] = 1;

        var (logit, variance) = (0.0, 0.0);
        for (var a = 0; a < x.Length; a++)
        {
            logit += Weights[a] * x[a];
            for (var b = 0; b < x.Length; b++)
                variance += x[a] * Covariance[a][b] * x[b];
        }

        var spread = Z80 * Math.Sqrt(Math.Max(0, variance));
        return new SuccessProbability(Logistic(logit), Logistic(logit - spread), Logistic(logit + spread));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
