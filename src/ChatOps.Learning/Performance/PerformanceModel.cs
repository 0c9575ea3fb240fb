using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Performance;

/// <summary>What was learned about how work turns out, and from what.</summary>
public sealed record PerformanceModel
{
    /// <summary>Running number, from 1; shown as <c>v1</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was trained.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>How many outcomes it was trained on.</summary>
    public required int Outcomes { get; init; }

    /// <summary>Share of successes among them with its 80 % interval; stands in where no model foretells success.</summary>
    public required SuccessProbability BaseRate { get; init; }

    /// <summary>Quality of the work.</summary>
    public required TargetModel Quality { get; init; }

    /// <summary>Timeliness.</summary>
    public required TargetModel Timeliness { get; init; }

    /// <summary>Actual hours.</summary>
    public required TargetModel Hours { get; init; }

    /// <summary>How it did on later outcomes.</summary>
    public required PerformanceReport Report { get; init; }

    /// <summary>Predicts for one person and one task.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>; NaN where not known.</param>
    /// <param name="estimatedHours">Estimated effort in hours, above 0.</param>
    /// <param name="success">Probability of success with its interval: the success model's, else <see cref="BaseRate"/>.</param>
    public PerformancePrediction Predict(ReadOnlySpan<float> features, double estimatedHours, SuccessProbability success) => new(
        Quality.Predict(features, estimatedHours, success.Value),
        Timeliness.Predict(features, estimatedHours, success.Value),
        Hours.Predict(features, estimatedHours, success.Value),
        new Interval(success.Value, success.Low, success.High));

    /// <summary>Predicts with a probability of success that comes without an interval; it is then as narrow as the value.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>; NaN where not known.</param>
    /// <param name="estimatedHours">Estimated effort in hours, above 0.</param>
    /// <param name="successProbability">Probability of success, 0 to 1.</param>
    public PerformancePrediction Predict(ReadOnlySpan<float> features, double estimatedHours, double successProbability) =>
        Predict(features, estimatedHours, new SuccessProbability(successProbability, successProbability, successProbability));
}
