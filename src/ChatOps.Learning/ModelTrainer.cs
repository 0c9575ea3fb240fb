using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store;

namespace ChatOps.Learning;

/// <summary>Trains on what the store holds, keeps the models and lets them serve.</summary>
public sealed class ModelTrainer(
    IWorkforceStore store, ModelFile<RankingModel> rankings, ModelFile<PerformanceModel> performances, TimeProvider time)
{
    /// <summary>Trains.</summary>
    /// <param name="kinds">What to train. A performance model takes its chances of success from the ranking model that then serves.</param>
    /// <param name="tuning">Further learners to try; null for the usual few.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops; the models before serve on.</param>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    public async Task<TrainedModels> TrainAsync(
        ModelKinds kinds, SuccessTuning? tuning, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var data = await store.ReadAllAsync(cancellationToken);
        var history = TrainingHistory.Build(data, progress, cancellationToken);
        RankingModel? ranking = null;
        if (kinds.HasFlag(ModelKinds.Ranking))
        {
            ranking = RankingTrainer.Train(history, (rankings.Read()?.Version ?? 0) + 1, time.GetUtcNow(), tuning, cancellationToken);
            rankings.Write(ranking);
        }

        if (!kinds.HasFlag(ModelKinds.Performance))
            return new TrainedModels(ranking, null, null);

        var (performance, report) = PerformanceTrainer.Train(
            history.Table, (ranking ?? rankings.Read())?.Success, (performances.Read()?.Version ?? 0) + 1, time.GetUtcNow(), cancellationToken);
        if (performance is not null)
            performances.Write(performance);
        progress?.Report(1);
        return new TrainedModels(ranking, performance, report);
    }
}
