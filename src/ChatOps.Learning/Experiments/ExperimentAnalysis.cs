using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Experiments;

/// <summary>
/// Reads an experiment from what is stored. A task belongs to its arm by the hash, whatever was recommended and whoever took it (intention
/// to treat): what people do with a recommendation is part of its effect. Tasks that somebody had before the experiment began are left out.
/// </summary>
public static class ExperimentAnalysis
{
    /// <summary>Compares the arms as things stand.</summary>
    public static ExperimentReport Of(ExperimentDesign design, WorkforceData data)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(data);
        var start = DateOnly.FromDateTime(design.StartedAt.Date);
        var end = design.EndedAt is { } ended ? DateOnly.FromDateTime(ended.Date) : DateOnly.MaxValue;
        var tasks = TaskOutcome.Of(OutcomeScreen.Clean(data).Data)
            .Where(t => t.Assigned > start && t.Assigned <= end)
            .Select(t => (Arm: design.ArmOf(t.Item.Id), Task: t))
            .ToArray();
        var finished = tasks.Where(t => t.Task.Ended.Count > 0)
            .OrderBy(t => t.Task.Ended[^1].Outcome.CompletionDate).ThenBy(t => t.Task.Item.Id, StringComparer.Ordinal)
            .ToArray();
        var metrics = Enum.GetValues<OutcomeMetric>().Select(m => Compare(design, m, finished)).ToArray();
        var decisive = metrics.Single(m => m.Metric == design.Metric);
        var reached = decisive.Control.Tasks >= design.MinimumSample.Control && decisive.Challenger.Tasks >= design.MinimumSample.Challenger;
        var (assigned, measured) = (Ratio(design, tasks), Ratio(design, finished));
        return new ExperimentReport(
            design, assigned, measured, metrics, reached, ExperimentVerdict.Of(design, decisive, assigned, measured, reached));
    }

    /// <summary>A metric over all tasks finished so far: what an experiment is planned with.</summary>
    public static SampleSummary Past(WorkforceData data, OutcomeMetric metric) =>
        SampleSummary.Of(TaskOutcome.Of(OutcomeScreen.Clean(data).Data).Select(t => t.Value(metric)).OfType<double>());

    private static SampleRatio Ratio(ExperimentDesign design, (Arm Arm, TaskOutcome Task)[] tasks) =>
        SampleRatio.Of(tasks.Count(t => t.Arm == Arm.Control), tasks.Count(t => t.Arm == Arm.Challenger), design.SharePercent / 100);

    /// <summary>The sequential test looks on every evening on which something was finished.</summary>
    private static MetricComparison Compare(ExperimentDesign design, OutcomeMetric metric, (Arm Arm, TaskOutcome Task)[] finished)
    {
        var sequential = new SequentialTest(design.WantedEffect, design.Alpha);
        var (control, challenger) = (default(SampleSummary), default(SampleSummary));
        foreach (var evening in finished.GroupBy(t => t.Task.Ended[^1].Outcome.CompletionDate))
        {
            foreach (var (arm, task) in evening)
            {
                if (task.Value(metric) is not { } value)
                    continue;
                sequential.Add(arm, value);
                if (arm == Arm.Control)
                    control = control.With(value);
                else
                    challenger = challenger.With(value);
            }

            sequential.Look();
        }

        return new MetricComparison(
            metric,
            ArmFigures.Of(control, design.Alpha),
            ArmFigures.Of(challenger, design.Alpha),
            WelchTest.Of(control, challenger, design.Alpha),
            EffectSize.Of(control, challenger, design.Alpha),
            sequential.Interval is null ? null : sequential.P,
            sequential.Interval?.Low,
            sequential.Interval?.High);
    }
}
