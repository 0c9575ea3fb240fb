using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Host.Rest;

/// <summary>A training job.</summary>
/// <param name="JobId">Its number.</param>
/// <param name="Model">What it trains.</param>
/// <param name="Tuned">Whether parameters are searched too.</param>
/// <param name="Status">WAITING, RUNNING, DONE, FAILED or CANCELLED.</param>
/// <param name="Stage">What is being done; null before it begins.</param>
/// <param name="Progress">Share done, 0 to 1.</param>
/// <param name="Message">What came of it; null while it is not over.</param>
/// <param name="ModelVersion">The version that it made; null for none.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began; null before.</param>
/// <param name="EndedAt">When it was over; null before.</param>
internal sealed record TrainingJob(
    int JobId, string Model, bool Tuned, string Status, string? Stage, double Progress, string? Message, string? ModelVersion, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public static TrainingJob Of(TrainingJobRecord job) => new(
        job.Id,
        job.Model,
        job.IsTuned,
        job.State.ToString().ToUpperInvariant(),
        job.Stage,
        job.Share,
        job.Message,
        job.Version is { } version ? $"v{version}" : null,
        Utc(job.CreatedAt),
        job.StartedAt is { } started ? Utc(started) : null,
        job.EndedAt is { } ended ? Utc(ended) : null);

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
