using ChatOps.Learning.Performance;
using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Fits a <see cref="RankingModel"/>: the calibration of the document's formula on outcomes, and a success model that takes its place where it
/// foretells later outcomes better.
/// </summary>
public static class RankingTrainer
{
    /// <summary>Trains on all outcomes of a company. Each outcome is scored with what was known before its span of time.</summary>
    /// <param name="data">The company.</param>
    /// <param name="version">Number of the new model.</param>
    /// <param name="now">When it is trained.</param>
    /// <param name="tuning">Further learners to try; null for the usual few.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    public static RankingModel Train(
        WorkforceData data,
        int version,
        DateTimeOffset now,
        SuccessTuning? tuning,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var model = Train(TrainingHistory.Build(data, progress, cancellationToken), version, now, tuning, cancellationToken);
        progress?.Report(1);
        return model;
    }

    /// <summary>The same from history that was made ready before.</summary>
    public static RankingModel Train(
        TrainingHistory history, int version, DateTimeOffset now, SuccessTuning? tuning, CancellationToken cancellationToken)
    {
        var scored = history.Table.Rows.Where(r => float.IsFinite(r.FormulaScore)).Select(r => ((double)r.FormulaScore, r.Success)).ToArray();
        var (success, competition) = SuccessTrainer.Train(history.Table, tuning, cancellationToken);
        return new RankingModel
        {
            Version = version,
            TrainedAt = now,
            Outcomes = history.Outcomes,
            CalibratedOn = scored.Length,
            Weights = success is null ? HybridWeights.Document : HybridWeights.Learned,
            Calibration = SuccessCalibration.Fit(scored),
            Success = success,
            Competition = competition,
            Remarks = history.Remarks,
        };
    }
}
