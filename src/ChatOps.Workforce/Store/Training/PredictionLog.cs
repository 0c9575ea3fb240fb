namespace ChatOps.Workforce.Store.Training;

/// <summary>prediction_logs (design document §5.5; its columns are ours): what was foretold when a recommendation was followed, to hold against what came of it.</summary>
internal sealed class PredictionLog
{
    public long Id { get; init; }

    public DateTime PredictionDate { get; init; }

    public required string TaskId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Version that said it, e.g. <c>v7</c>; null for scores of other systems.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Score that was shown, 0 to 1.</summary>
    public double PredictedScore { get; init; }

    /// <summary>Performance score of the outcome, 0 to 1; null while there is none.</summary>
    public double? ActualScore { get; init; }
}
