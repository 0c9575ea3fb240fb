using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;

namespace ChatOps.Host;

/// <summary>Makes a store ready: schema, and for an empty one the generated company with a model trained on it.</summary>
internal sealed partial class FirstStart(
    IWorkforceStore store,
    WorkforceImport import,
    ModelTrainer trainer,
    ModelRegistry registry,
    TimeProvider time,
    ILogger<FirstStart> logger)
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await store.MigrateAsync(cancellationToken);
        if ((await store.GetSummaryAsync(cancellationToken)).IsEmpty)
        {
            LogGenerating();
            var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
            await import.RunAsync(
                new SyntheticWorkforceSource(new SyntheticCompanyOptions { Today = today }), null, null, cancellationToken);
            await TrainAsync(cancellationToken);
        }
        else if (registry.Serving<RankingModel>(ModelKind.Ranking) is null)
        {
            LogTraining();
            await TrainAsync(cancellationToken);
        }
    }

    private async Task TrainAsync(CancellationToken cancellationToken)
    {
        await trainer.TrainAsync(new TrainingRequest { By = "first-start", Compares = false, Promotion = PromotionRule.Always }, progress: null, cancellationToken);
        // Training takes more memory than serving will; it is given back now, while nobody waits for an answer.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is empty: generating a company to try with, and training on it")]
    private partial void LogGenerating();

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no ranking model yet: training one")]
    private partial void LogTraining();
}
