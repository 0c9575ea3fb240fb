using System.Globalization;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Training;

/// <summary>A training job as an answer: on its way, or with what came of it.</summary>
internal static class JobReply
{
    private const int Bars = 10;

    /// <summary>A job on its way.</summary>
    public static Reply Of(TrainingJobRecord job) => Of(job, [], []);

    /// <summary>A job with the versions that it made.</summary>
    public static Reply Of(TrainingJobRecord job, ModelRegistry registry)
    {
        var versions = job.Version is { } number ? registry.Find(number) : [];
        return Of(job, versions, [.. versions.Where(v => registry.Promoted(v.Kind) != v.Number)]);
    }

    /// <param name="job">The job.</param>
    /// <param name="versions">What it made.</param>
    /// <param name="idle">Those of them that don't serve.</param>
    private static Reply Of(TrainingJobRecord job, IReadOnlyList<ModelVersion> versions, IReadOnlyList<ModelVersion> idle)
    {
        var text = job.State switch
        {
            JobState.Waiting => $"Training job {job.Id} ({Words(job)}) waits for the one before it.",
            JobState.Running => $"Training job {job.Id} ({Words(job)}): {job.Stage ?? "it begins"} {Bar(job.Share)} {Wording.Percent(job.Share)}",
            JobState.Done => Wording.Text($"**Training job {job.Id} is done**, in {Seconds(job):0.0} s. {job.Message}"),
            JobState.Cancelled => $"Training job {job.Id} is over. {job.Message}",
            _ => $"**Training job {job.Id} failed.** {job.Message}",
        };
        return new Reply
        {
            Outcome = job.State == JobState.Failed ? ReplyOutcome.Unavailable : ReplyOutcome.Allowed,
            Text = text,
            Blocks = [.. versions.Where(v => v.Comparison is { Methods.Count: > 0 }).Select(v => Table(v))],
            Note = versions.Count > 0 && versions[0].Comparison?.KnownThrough is { } day
                ? $"Every line is on the same outcomes after {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}, each foretold from what was known before its span of time; in brackets how far the new one is ahead, with the 95 % interval. {versions[0].Comparison!.StandIn}".TrimEnd()
                : null,
            Buttons = job.State switch
            {
                JobState.Running or JobState.Waiting => [new ReplyButton("Stop", $"stop training job {job.Id}", PlannedCall.Of("training.stop_training", ("job", job.Id.ToString(CultureInfo.InvariantCulture))))],
                JobState.Done when idle.Count > 0 => [new ReplyButton($"Promote {idle[0]}", $"promote {idle[0]}", PlannedCall.Of("training.promote_model", ("version", idle[0].ToString())), IsPrimary: Recommends(idle))],
                _ => [],
            },
        };
    }

    /// <summary>A comparison as a table.</summary>
    public static TableBlock Table(ModelVersion version)
    {
        var comparison = version.Comparison!;
        return new TableBlock(
            Wording.Text($"{version.Kind} {version} on the {comparison.Decisions:N0} newest outcomes"),
            ["", .. comparison.Figures],
            [.. comparison.Methods.Select((m, line) => (IReadOnlyList<string>)[m.Name, .. m.Figures.Select((f, n) => Cell(f, version.Parent is not null && line == 1 ? m.Ahead[n] : null))])]);
    }

    /// <summary>What is trained, in words.</summary>
    public static string Words(TrainingJobRecord job) => (job.Model == "all" ? "ranking and performance" : job.Model) + (job.IsTuned ? ", with tuning" : "");

    private static bool Recommends(IReadOnlyList<ModelVersion> versions) => versions.Any(v => v.Comparison?.Verdict is ComparisonVerdict.Better or ComparisonVerdict.SlightlyBetter);

    private static string Bar(double share) => new string('▓', (int)Math.Round(share * Bars)) + new string('░', Bars - (int)Math.Round(share * Bars));

    private static double Seconds(TrainingJobRecord job) => job is { StartedAt: { } from, EndedAt: { } to } ? Math.Max(0, (to - from).TotalSeconds) : 0; // the clock may have been set back meanwhile

    private static string Cell(MeasuredValue figure, MeasuredValue? ahead) => figure.Value is not { } value
        ? "–"
        : ahead is { Value: { } by, Low: { } low, High: { } high }
            ? Wording.Text($"{value:0.000} ({by:+0.000;-0.000}, {low:0.000} to {high:0.000})")
            : Wording.Text($"{value:0.000}");
}
