using System.Text.Json.Serialization;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking;

/// <summary>What was learned for ranking, and from what.</summary>
public sealed record RankingModel
{
    /// <summary>Running number, from 1; shown as <c>v1</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was trained.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>How many outcomes the company had then.</summary>
    public required int Outcomes { get; init; }

    /// <summary>Outcomes that were scored without knowing them and that the calibration was fitted on.</summary>
    public required int CalibratedOn { get; init; }

    /// <summary>Weights of the hybrid score.</summary>
    public HybridWeights Weights { get; init; } = HybridWeights.Document;

    /// <summary>From score to probability; null while there are too few outcomes.</summary>
    public SuccessCalibration? Calibration { get; init; }

    /// <summary>From features to probability; null unless it foretold later outcomes better than <see cref="Calibration"/>.</summary>
    public SuccessModel? Success { get; init; }

    /// <summary>Mean negative log-likelihood of held-out later outcomes, by the calibration and by the success model; null where not measured.</summary>
    public SuccessComparison? Comparison { get; init; }

    /// <summary>Whether chances of success can be said.</summary>
    [JsonIgnore]
    public bool SaysSuccess => Calibration is not null;

    /// <summary>Probability of success of a person at a task; null while it can't be said.</summary>
    /// <param name="snapshot">The company.</param>
    /// <param name="item">Number of the task.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="score">The hybrid score of that person for the task.</param>
    public SuccessProbability? PredictSuccess(WorkforceSnapshot snapshot, int item, int person, double score)
    {
        if (Success is null)
            return Calibration?.Predict(score);
        Span<double> features = stackalloc double[SuccessFeatures.Count];
        SuccessFeatures.Fill(snapshot, item, person, features);
        return Success.Predict(features);
    }

    /// <summary>A model that has learned nothing: the document's formula, no probabilities.</summary>
    public static RankingModel Untrained(DateTimeOffset now) => new() { Version = 0, TrainedAt = now, Outcomes = 0, CalibratedOn = 0 };
}
