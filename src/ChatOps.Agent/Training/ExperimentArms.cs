using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Experiments;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training;

/// <summary>Sends tasks to the arms of the running experiment, the same task always to the same one.</summary>
internal sealed partial class ExperimentArms(ITrainingJobStore store, RankingProvider rankings, TimeProvider time, ILogger<ExperimentArms> logger)
{
    /// <summary>How long another host's start or stop may go unnoticed here.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private (ExperimentRecord? Record, ExperimentDesign? Design, long At)? _last;

    /// <summary>The design of an experiment.</summary>
    public static ExperimentDesign DesignOf(ExperimentRecord record)
    {
        var design = JsonSerializer.Deserialize<ExperimentDesign>(record.Design, ReplyJson.Options)!;
        return record.EndedAt is { } ended ? design with { EndedAt = new DateTimeOffset(DateTime.SpecifyKind(ended, DateTimeKind.Utc)) } : design;
    }

    /// <summary>Forgets what it knows, after a start or a stop in this host.</summary>
    public void Forget() => _last = null;

    /// <summary>What ranks a task.</summary>
    /// <param name="taskId">Id of the task.</param>
    /// <param name="serving">The ranking that serves.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<TaskArm> OfAsync(string taskId, RankingService serving, CancellationToken cancellationToken)
    {
        var (record, design) = await RunningAsync(cancellationToken);
        if (record is null || design is null || design.ArmOf(taskId) == Arm.Control)
            return new TaskArm(serving, null);
        if (design.ChallengerVersion is not { } version)
            return new TaskArm(null, $"Experiment {record.Id} gives this task no recommendation, to see what recommendations are worth.");
        try
        {
            return new TaskArm(rankings.As(serving, version), $"Ranked by v{version}: experiment {record.Id} tries it on this task.");
        }
        catch (Exception e) when (e is PromotionRefusedException or ModelUnreadableException or RegistryUnavailableException)
        {
            // A challenger that can't be loaded must not keep anybody from an answer.
            LogGone(e, version);
            return new TaskArm(serving, null);
        }
    }

    private async Task<(ExperimentRecord? Record, ExperimentDesign? Design)> RunningAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Kept)
            return (last.Record, last.Design);
        var record = await store.FindExperimentAsync(cancellationToken);
        var running = record is { EndedAt: null } ? record : null;
        var design = running is null ? null : DesignOf(running);
        _last = (running, design, time.GetTimestamp());
        return (running, design);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The experiment's challenger v{Version} can't be loaded; what serves answers for it")]
    private partial void LogGone(Exception exception, int version);
}
