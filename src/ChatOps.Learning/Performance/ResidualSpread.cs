using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>
/// How far outcomes are expected to lie from their centre: variance = base + newcomer / (1 + finished tasks). Somebody's own mean says little
/// until they have finished a few tasks, and intervals have to be wider until then (normalised conformal prediction; Lei et al. 2018).
/// </summary>
/// <param name="Base">Variance of somebody long known, above 0.</param>
/// <param name="Newcomer">Variance that comes on top for somebody who has finished nothing, 0 or more.</param>
public sealed record ResidualSpread(double Base, double Newcomer)
{
    /// <summary>Least share of the mean variance that stays for somebody long known.</summary>
    private const double LeastBase = 0.05;

    /// <summary>Standard deviation of one vector, above 0.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>.</param>
    public double At(ReadOnlySpan<float> features) => Of(Newness(features));

    /// <summary>Standard deviation of a newness, above 0.</summary>
    public double Of(double newness) => Math.Sqrt(Base + (Newcomer * newness));

    /// <summary>1 / (1 + finished tasks), 0 to 1.</summary>
    public static double Newness(ReadOnlySpan<float> features) =>
        features[(int)SuccessFeature.Finished] is var finished && float.IsFinite(finished) ? Math.Exp(-Math.Max(0, finished)) : 1;

    /// <summary>Fits squared residuals by least squares.</summary>
    /// <param name="residuals">Residuals with the newness of who they are of.</param>
    public static ResidualSpread Fit(IReadOnlyCollection<(double Residual, double Newness)> residuals)
    {
        var mean = residuals.Count == 0 ? 0 : residuals.Average(r => r.Residual * r.Residual);
        if (mean <= 0)
            return new ResidualSpread(1, 0);
        var middle = residuals.Average(r => r.Newness);
        var scatter = residuals.Sum(r => (r.Newness - middle) * (r.Newness - middle));
        var slope = scatter > 0 ? Math.Max(0, residuals.Sum(r => (r.Newness - middle) * r.Residual * r.Residual) / scatter) : 0;
        slope = middle > 0 ? Math.Min(slope, (1 - LeastBase) * mean / middle) : 0;
        return new ResidualSpread(mean - (slope * middle), slope);
    }
}
