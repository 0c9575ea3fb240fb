using System.Text.Json.Serialization;
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

    /// <summary>From the formula's score to a probability; null while there are too few outcomes.</summary>
    public SuccessCalibration? Calibration { get; init; }

    /// <summary>From features to probability; null unless it foretold later outcomes better than the formula.</summary>
    public SuccessModel? Success { get; init; }

    /// <summary>How the models and the baselines did; null for a model that was not trained.</summary>
    public SuccessCompetition? Competition { get; init; }

    /// <summary>What training did about bad data, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether chances of success can be said.</summary>
    [JsonIgnore]
    public bool SaysSuccess => Success is not null || Calibration is not null;

    /// <summary>A model that has learned nothing: the document's formula, no probabilities.</summary>
    public static RankingModel Untrained(DateTimeOffset now) => new() { Version = 0, TrainedAt = now, Outcomes = 0, CalibratedOn = 0 };
}
