using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Performance;

/// <summary>P(success | person, task): a fitted score, calibrated on outcomes that it had not seen.</summary>
/// <param name="Kind">Kind of model.</param>
/// <param name="Parameters">Its parameters in words.</param>
/// <param name="Scorer">The score.</param>
/// <param name="Map">From score to probability.</param>
/// <param name="Uncertainty">Fit of probabilities on the score; gives the interval where the scorer has no standard error of its own.</param>
public sealed record SuccessModel(string Kind, string Parameters, SuccessScorer Scorer, ScoreMap Map, SuccessCalibration? Uncertainty)
{
    /// <summary>Half width of the 80 % interval in standard errors.</summary>
    private const double Z80 = 1.2815515655446004;

    /// <summary>Probability of success with its 80 % interval; the further from anything seen, the wider.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>.</param>
    public SuccessProbability Predict(ReadOnlySpan<float> features)
    {
        var score = Scorer.Score(features);
        if (Scorer.StandardError(features) is var error && double.IsFinite(error))
            return new SuccessProbability(Map.Map(score), Map.Map(score - (Z80 * error)), Map.Map(score + (Z80 * error)));
        var (value, around) = (Map.Map(score), Uncertainty!.Predict(score));
        return new SuccessProbability(value, Math.Min(value, around.Low), Math.Max(value, around.High));
    }
}
