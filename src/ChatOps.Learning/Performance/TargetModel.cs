using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>
/// The predictive distribution of one target: a centre, and around it the residuals of earlier successes and of earlier failures, weighted by
/// the probability of success. How a task ends decides most (a failure takes longer), so one pool would be too wide for the sure and too
/// narrow for the doubtful.
/// </summary>
/// <param name="Target">What is predicted.</param>
/// <param name="Centre">The regression.</param>
/// <param name="Pull">Its pull.</param>
/// <param name="OfSuccess">What a success adds to the centre.</param>
/// <param name="Spread">How far outcomes are expected to lie from it.</param>
/// <param name="Successes">Residuals of successes, in units of the spread.</param>
/// <param name="Failures">Residuals of failures.</param>
/// <param name="Level">Weight that an interval has to hold, 0 to 1: 0.8 corrected by what earlier intervals held.</param>
public sealed record TargetModel(
    PerformanceTarget Target,
    LinearCentre Centre,
    double Pull,
    double OfSuccess,
    ResidualSpread Spread,
    ResidualPool Successes,
    ResidualPool Failures,
    double Level)
{
    /// <summary>Predicts. The interval is the narrowest that holds the level; the value is the mean of the distribution, kept inside.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>; NaN where not known.</param>
    /// <param name="estimatedHours">Estimated effort in hours.</param>
    /// <param name="success">Probability of success, 0 to 1.</param>
    public Interval Predict(ReadOnlySpan<float> features, double estimatedHours, double success)
    {
        var (centre, spread) = (Centre.At(features), Spread.At(features));
        var sample = new WeightedSample(Successes.Residuals.Count + Failures.Residuals.Count + 1);
        var (s, f) = (0, 0);
        var perSuccess = success * (1 - Successes.AtLimit) / Math.Max(1, Successes.Residuals.Count);
        var perFailure = (1 - success) * (1 - Failures.AtLimit) / Math.Max(1, Failures.Residuals.Count);
        while (s < Successes.Residuals.Count || f < Failures.Residuals.Count)
        {
            var ofSuccess = s < Successes.Residuals.Count ? centre + OfSuccess + (spread * Successes.Residuals[s]) : double.PositiveInfinity;
            var ofFailure = f < Failures.Residuals.Count ? centre + (spread * Failures.Residuals[f]) : double.PositiveInfinity;
            var isSuccess = ofSuccess <= ofFailure;
            (s, f) = isSuccess ? (s + 1, f) : (s, f + 1);
            sample.Add(Target.Shown(Math.Min(ofSuccess, ofFailure), estimatedHours), isSuccess ? perSuccess : perFailure);
        }

        var atLimit = (success * Successes.AtLimit) + ((1 - success) * Failures.AtLimit);
        if (atLimit > 0)
            sample.Add(Target.Shown(Target.Limit(), estimatedHours), atLimit);
        return sample.Narrowest(Level);
    }
}
