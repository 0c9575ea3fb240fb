using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Performance;

/// <summary>History made ready for training.</summary>
/// <param name="Table">Decisions in time order with their features.</param>
/// <param name="Outcomes">Outcomes that can be learned from.</param>
/// <param name="Remarks">What was left out, as sentences.</param>
public sealed record TrainingHistory(TrainingTable Table, int Outcomes, IReadOnlyList<string> Remarks)
{
    /// <summary>Share of a training that reading history takes; the rest is fitting.</summary>
    internal const double ShareOfTraining = 0.4;

    /// <summary>Screens the outcomes and fills the table.</summary>
    /// <param name="data">The company.</param>
    /// <param name="progress">Share of the training done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between spans of time.</param>
    public static TrainingHistory Build(WorkforceData data, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (clean, remarks) = OutcomeScreen.Clean(data);
        var table = TrainingTable.Build(clean, progress is null ? null : new Share(progress), cancellationToken);
        return new TrainingHistory(table, clean.Outcomes.Count, remarks);
    }

    private sealed class Share(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(ShareOfTraining * value);
    }
}
