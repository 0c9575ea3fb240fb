using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Learning;

/// <summary>Trains on what the store holds, compares with what serves, and keeps the new versions; they serve only where nothing did, or where asked.</summary>
public sealed class ModelTrainer(IWorkforceStore store, ModelRegistry registry, TrainingLog log, IOptions<RetrainingOptions> options, TimeProvider time)
{
    // How a training's time falls on its stages, roughly: what is shown on the way.
    private const double CollectedAt = 0.03, FeaturesAt = 0.15, FittedAt = 0.35, ComparedAt = 0.97;

    /// <summary>Seed of everything random in a training.</summary>
    private const int Seed = 42;

    /// <summary>Trains.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellationToken">Stops; what serves goes on serving.</param>
    /// <exception cref="TrainingRefusedException">There is too little or too one-sided data.</exception>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    /// <exception cref="RegistryUnavailableException">The new version can't be kept.</exception>
    public async Task<TrainingResult> TrainAsync(TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new TrainingProgress(TrainingStage.Collect, 0));
        var (rivals, promoted) = (registry.Serving(), Enum.GetValues<ModelKind>().ToDictionary(kind => kind, registry.Promoted));
        await store.RefreshTrainingTablesAsync(null, cancellationToken);
        var data = TrainingData.Screen(await store.ReadAllAsync(cancellationToken), DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        if (request.Promotion != PromotionRule.Always)
            data.EnsureUsable(rivals.Ranking?.Version.Through, options.Value);
        if (request.NeedsQuality && data.Quality.HasFault)
            throw new TrainingRefusedException($"{data.Quality.Sentence} Nothing was trained by itself; what serves goes on serving. Repair the data where it comes from, or say \"retrain\" to train on it all the same.");

        progress?.Report(new TrainingProgress(TrainingStage.Features, CollectedAt));
        var history = TrainingHistory.Build(data.Data, progress is null ? null : new FeatureShare(progress), cancellationToken);

        progress?.Report(new TrainingProgress(TrainingStage.Fit, FeaturesAt));
        var number = registry.TakeNumber();
        var (ranking, performance, report) = Fit(request, history, rivals, number, cancellationToken);

        ModelComparison? rankingComparison = null, performanceComparison = null;
        if (request.Compares)
        {
            progress?.Report(new TrainingProgress(TrainingStage.Compare, FittedAt, VersionFigures.InWords(ranking)));
            (rankingComparison, performanceComparison) = new ChampionChallenge(options.Value).Run(
                data.Data,
                rivals,
                request.Kinds,
                number,
                request.Tuning,
                (done, spans, figures) => progress?.Report(new TrainingProgress(TrainingStage.Compare, FittedAt + ((ComparedAt - FittedAt) * done / spans), $"span {Math.Min(done + 1, spans)} of {spans}{figures}")),
                cancellationToken);
        }

        progress?.Report(new TrainingProgress(TrainingStage.Keep, ComparedAt));
        var basis = Basis(data, history, request);
        // Both are kept before either serves: a disk that is full in between changes nothing of what serves.
        var keptRanking = ranking is null ? null : registry.Add(
            basis with
            {
                Kind = ModelKind.Ranking, Number = number, Parameters = ParametersOf(ranking), Parent = rivals.Ranking?.Version.Number, Comparison = rankingComparison,
                Metrics = VersionFigures.Of(ranking.Competition, rankingComparison),
            },
            ranking);
        var keptPerformance = performance is null ? null : registry.Add(
            basis with
            {
                Kind = ModelKind.Performance, Number = number, Parameters = "ridge regressions with residual pools", Parent = rivals.Performance?.Version.Number, Comparison = performanceComparison,
                Metrics = VersionFigures.Of(report, performanceComparison),
            },
            performance);
        var (served, refused) = Promote([keptRanking, keptPerformance], rivals, promoted, request);
        var result = new TrainingResult(
            keptRanking is null ? null : new TrainedVersion<RankingModel>(keptRanking, ranking!, served.Contains(ModelKind.Ranking)),
            keptPerformance is null ? null : new TrainedVersion<PerformanceModel>(keptPerformance, performance!, served.Contains(ModelKind.Performance)),
            report,
            [.. data.Remarks, .. history.Remarks, .. refused]);
        if ((keptRanking ?? keptPerformance) is { } made)
            await log.NoteAsync(made);
        progress?.Report(new TrainingProgress(TrainingStage.Keep, 1));
        return result;
    }

    private (RankingModel? Ranking, PerformanceModel? Performance, PerformanceReport? Report) Fit(
        TrainingRequest request, TrainingHistory history, ServingModels rivals, int number, CancellationToken cancellationToken)
    {
        var ranking = request.Kinds.HasFlag(ModelKinds.Ranking) ? RankingTrainer.Train(history, number, time.GetUtcNow(), request.Tuning, cancellationToken) : null;
        if (!request.Kinds.HasFlag(ModelKinds.Performance))
            return (ranking, null, null);
        var (performance, report) = PerformanceTrainer.Train(history.Table, (ranking ?? rivals.Ranking?.Model)?.Success, number, time.GetUtcNow(), cancellationToken);
        return (ranking, performance, report);
    }

    /// <summary>Lets those serve that may, together.</summary>
    /// <returns>What serves now, and why something does not that would have; that is no reason to lose the training.</returns>
    private (IReadOnlyList<ModelKind> Served, IReadOnlyList<string> Refused) Promote(
        IEnumerable<ModelVersion?> kept, ServingModels rivals, Dictionary<ModelKind, int?> promoted, TrainingRequest request)
    {
        string? Why(ModelVersion version) => (version.Kind == ModelKind.Ranking ? rivals.Ranking is null : rivals.Performance is null) ? "Nothing served before."
            : request.Promotion == PromotionRule.Always ? "Its data took the place of what was there."
            : request.Promotion == PromotionRule.IfBetter && version.Comparison?.Verdict == ComparisonVerdict.Better ? version.Comparison.Sentence
            : null;
        var serving = kept.OfType<ModelVersion>().Select(v => (Version: v, Why: Why(v))).Where(v => v.Why is not null).ToArray();
        if (serving.Length == 0)
            return ([], []);
        try
        {
            registry.Promote(
                [.. serving.Select(v => new PlannedPromotion(v.Version, promoted[v.Version.Kind]))], request.By, string.Join(' ', serving.Select(v => v.Why).Distinct()));
            return ([.. serving.Select(v => v.Version.Kind)], []);
        }
        catch (PromotionRefusedException e)
        {
            return ([], [e.Message]);
        }
    }

    private static ModelVersion Basis(TrainingData data, TrainingHistory history, TrainingRequest request) => new()
    {
        Kind = default,
        Number = 0,
        Artefact = "",
        Bytes = 0,
        Origin = VersionOrigin.Trained,
        At = default,
        By = request.By,
        DataFingerprint = DataFingerprint.Of(data.Data),
        Outcomes = history.Outcomes,
        From = data.Data.Outcomes.Count == 0 ? null : data.Data.Outcomes.Min(o => o.CompletionDate),
        Through = data.Data.Outcomes.Count == 0 ? null : data.Data.Outcomes.Max(o => o.CompletionDate),
        Features = [.. Enum.GetNames<SuccessFeature>()],
        Seed = request.Tuning?.Seed ?? Seed,
    };

    private static string ParametersOf(RankingModel model) => model.Success is { } success ? $"{success.Kind} ({success.Parameters}), {success.Map.Name}" : "the document's formula, calibrated";

    private sealed class FeatureShare(IProgress<TrainingProgress> whole) : IProgress<double>
    {
        // History reports up to its own share of a training, see TrainingHistory.
        public void Report(double value) => whole.Report(new TrainingProgress(TrainingStage.Features, CollectedAt + ((FeaturesAt - CollectedAt) * Math.Min(1, value / TrainingHistory.ShareOfTraining))));
    }
}
