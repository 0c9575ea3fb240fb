namespace ChatOps.Workforce.Store.Training;

/// <summary>model_training_history (design document §9.4): one row per training.</summary>
internal sealed class ModelTrainingEntry
{
    public long Id { get; init; }

    public DateTime? TrainingDate { get; init; }

    public string? ModelVersion { get; init; }

    public double? Accuracy { get; init; }

    public double? F1Score { get; init; }

    public long? TrainingRecords { get; init; }

    public double? AccuracyImprovement { get; init; }
}
