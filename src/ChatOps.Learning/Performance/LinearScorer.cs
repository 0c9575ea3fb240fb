using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>Log-odds as a weighted sum of the features.</summary>
/// <param name="Constant">Log-odds where all features are 0.</param>
/// <param name="Coefficients">Log-odds per unit, by feature.</param>
/// <param name="Encoding">What stands in for NaN, and the space of <paramref name="Covariance"/>.</param>
/// <param name="Covariance">Covariance of the fit in encoded space, rows one after the other; the constant comes last.</param>
public sealed record LinearScorer(double Constant, IReadOnlyList<double> Coefficients, FeatureEncoding Encoding, IReadOnlyList<double> Covariance)
    : SuccessScorer
{
    public override double Score(ReadOnlySpan<float> features)
    {
        var score = Constant;
        for (var f = 0; f < features.Length; f++)
            score += Coefficients[f] * Known(features[f], f);
        return score;
    }

    public override void Score(CandidateFeatures features, Span<float> scores)
    {
        var constant = Constant;
        for (var f = 0; f < SuccessFeatures.Count; f++)
        {
            if (features.Column((SuccessFeature)f) is null)
                constant += Coefficients[f] * Known(features.OfItem((SuccessFeature)f), f);
        }

        scores.Fill((float)constant);
        for (var f = 0; f < SuccessFeatures.Count; f++)
        {
            if (features.Column((SuccessFeature)f) is not { } column || Coefficients[f] == 0)
                continue;
            var (weight, mean) = ((float)Coefficients[f], Encoding.Means[f]);
            for (var p = 0; p < scores.Length; p++)
                scores[p] += weight * (float.IsNaN(column[p]) ? mean : column[p]);
        }
    }

    public override void Explain(ReadOnlySpan<float> features, ReadOnlySpan<float> reference, Span<double> contributions)
    {
        for (var f = 0; f < features.Length; f++)
            contributions[f] = Coefficients[f] * (Known(features[f], f) - Known(reference[f], f));
    }

    public override double StandardError(ReadOnlySpan<float> features)
    {
        Span<double> x = stackalloc double[FeatureEncoding.Length + 1];
        Encoding.Encode(features, x);
        x[^1] = 1;
        var variance = 0.0;
        for (var a = 0; a < x.Length; a++)
        {
            var row = 0.0;
            for (var b = 0; b < x.Length; b++)
                row += Covariance[(a * x.Length) + b] * x[b];
            variance += x[a] * row;
        }

        return Math.Sqrt(Math.Max(0, variance));
    }

    private float Known(float value, int feature) => float.IsFinite(value) ? value : Encoding.Means[feature];
}
