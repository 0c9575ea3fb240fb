using ChatOps.Learning;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Training;

/// <summary>Does one training job and says in a sentence what came of it.</summary>
internal sealed partial class TrainingRun(
    ModelTrainer trainer, ITuningTrials trials, IOptions<RetrainingOptions> options, ILogger<TrainingRun> logger)
{
    /// <summary>Who asked, where nobody did.</summary>
    public const string Schedule = "schedule";

    /// <summary>Trains.</summary>
    /// <returns>How it ended, as a sentence too, and the version that came of it.</returns>
    public async Task<(JobState State, string Message, int? Version)> RunAsync(TrainingJobRecord job, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            var result = await trainer.TrainAsync(
                new TrainingRequest
                {
                    Kinds = Enum.Parse<ModelKinds>(job.Model, ignoreCase: true),
                    Tuning = job.IsTuned ? new SuccessTuning { Trials = trials } : null,
                    By = job.RequestedBy,
                    NeedsQuality = job.RequestedBy == Schedule,
                    Promotion = job.RequestedBy == Schedule && options.Value.PromotesItself ? PromotionRule.IfBetter : PromotionRule.Never,
                },
                progress,
                cancellationToken);
            if ((result.Ranking?.Version ?? result.Performance?.Version) is not { } made)
                return (JobState.Failed, $"{result.PerformanceReport?.Verdict} Nothing was made.", null);
            return (JobState.Done, Sentence(result), made.Number);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (JobState.Cancelled, "It was stopped. What served goes on serving.", null);
        }
        catch (Exception e) when (e is TrainingRefusedException or RegistryUnavailableException or StoreUnavailableException)
        {
            return (JobState.Failed, e.Message, null);
        }
        catch (Exception e)
        {
            LogFailed(e, job.Id);
            return (JobState.Failed, "Training failed on our side, and the reason is in the log. What served goes on serving.", null);
        }
    }

    private static string Sentence(TrainingResult result)
    {
        var sentences = new List<string>();
        if (result.Ranking is { } ranking)
            sentences.Add(Sentence("Ranking", ranking.Version, ranking.Serves));
        if (result.Performance is { } performance)
            sentences.Add(Sentence("Performance", performance.Version, performance.Serves));
        return string.Join(' ', [.. sentences, .. result.Remarks]);
    }

    private static string Sentence(string kind, ModelVersion version, bool serves) =>
        $"{kind}: {version.Comparison?.Sentence ?? $"{version} was trained."}{(serves ? $" {version} serves now." : "")}";

    [LoggerMessage(Level = LogLevel.Error, Message = "Training job {Id} failed")]
    private partial void LogFailed(Exception exception, int id);
}
