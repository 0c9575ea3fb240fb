namespace ChatOps.Learning.Ranking;

/// <summary>
/// Turns a hybrid score into a probability of success: P = 1 / (1 + exp(-(intercept + slope × score))), fitted by maximum likelihood on
/// outcomes (Platt, "Probabilistic outputs for support vector machines", 1999), with the covariance of the fit for its interval.
/// </summary>
/// <param name="Intercept">Log-odds at score 0.</param>
/// <param name="Slope">Log-odds per unit of score, never below 0: a better score is never said to be less likely to succeed.</param>
/// <param name="Variances">Variance of the intercept, covariance, variance of the slope.</param>
public sealed record SuccessCalibration(double Intercept, double Slope, IReadOnlyList<double> Variances)
{
    /// <summary>Fewest outcomes that a probability is said from.</summary>
    public const int MinOutcomes = 50;

    /// <summary>Half width of the 80 % interval in standard errors.</summary>
    private const double Z80 = 1.2815515655446004;

    private const int MaxIterations = 50;
    private const double Tolerance = 1e-10;

    /// <summary>Keeps the fit finite when outcomes are all alike: as weak as one outcome in a hundred.</summary>
    private const double Ridge = 1e-2;

    /// <summary>Probability of success with its 80 % interval: where the fitted curve lies, not how one person's luck varies.</summary>
    public SuccessProbability Predict(double score)
    {
        var logit = Intercept + (Slope * score);
        var spread = Z80 * Math.Sqrt(Variances[0] + (2 * score * Variances[1]) + (score * score * Variances[2]));
        return new SuccessProbability(Logistic(logit), Logistic(logit - spread), Logistic(logit + spread));
    }

    /// <summary>Fits a calibration, or gives null where there are fewer than <see cref="MinOutcomes"/> or all ended alike.</summary>
    public static SuccessCalibration? Fit(IReadOnlyList<(double Score, bool Success)> outcomes)
    {
        var successes = outcomes.Count(o => o.Success);
        if (outcomes.Count < MinOutcomes || successes == 0 || successes == outcomes.Count)
            return null;

        var fitted = Newton(outcomes, withSlope: true);
        return fitted.Slope >= 0 ? fitted : Newton(outcomes, withSlope: false);
    }

    private static SuccessCalibration Newton(IReadOnlyList<(double Score, bool Success)> outcomes, bool withSlope)
    {
        var (a, b) = (0.0, 0.0);
        var (va, vab, vb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < MaxIterations; i++)
        {
            var (ga, gb, haa, hab, hbb) = (-Ridge * a, -Ridge * b, Ridge, 0.0, Ridge);
            foreach (var (score, success) in outcomes)
            {
                var p = Logistic(a + (b * score));
                var (error, curvature) = ((success ? 1 : 0) - p, p * (1 - p));
                ga += error;
                haa += curvature;
                if (!withSlope)
                    continue;
                gb += error * score;
                hab += curvature * score;
                hbb += curvature * score * score;
            }

            var determinant = (haa * hbb) - (hab * hab);
            (va, vab, vb) = (hbb / determinant, -hab / determinant, haa / determinant);
            var (da, db) = ((va * ga) + (vab * gb), (vab * ga) + (vb * gb));
            a += da;
            b += db;
            if (Math.Abs(da) + Math.Abs(db) < Tolerance)
                break;
        }

        return withSlope ? new SuccessCalibration(a, b, [va, vab, vb]) : new SuccessCalibration(a, 0, [va, 0, 0]);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
