using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>A weighted sum of the features, kept within what was seen in training.</summary>
/// <param name="Constant">Value where all features are 0.</param>
/// <param name="Coefficients">Per unit, by feature.</param>
/// <param name="Means">What stands in for a feature that is not known, by feature.</param>
/// <param name="Least">Least value seen.</param>
/// <param name="Most">Greatest value seen.</param>
public sealed record LinearCentre(double Constant, IReadOnlyList<double> Coefficients, IReadOnlyList<float> Means, double Least, double Most)
{
    /// <summary>Value of one vector.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>; NaN where not known.</param>
    public double At(ReadOnlySpan<float> features)
    {
        var value = Constant;
        for (var f = 0; f < features.Length; f++)
            value += Coefficients[f] * (float.IsFinite(features[f]) ? features[f] : Means[f]);
        return Math.Clamp(value, Least, Most);
    }
}
