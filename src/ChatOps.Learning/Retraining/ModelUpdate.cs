using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using Microsoft.Extensions.Options;

namespace ChatOps.Learning.Retraining;

/// <summary>
/// Brings the ranking model up to date between two trainings (the document's feedback buffer, §4.3): with the outcomes that it has not seen, what it
/// makes of its scores is fitted anew, so that chances are right again. What it looks at and the order stay. Guarded like a training: fitted on the
/// older part of the buffer it must foretell the newer part better beyond chance.
/// </summary>
public sealed class ModelUpdate(ModelRegistry registry, TrainingLog log, IOptions<RetrainingOptions> options)
{
    /// <summary>Share of the buffer, oldest, that is fitted on to be judged by the rest.</summary>
    private const double FittedOn = 0.6;

    /// <summary>Updates, if there is enough new and it helps.</summary>
    /// <param name="data">The company, screened.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The version that serves now; null where nothing was changed.</returns>
    /// <exception cref="TrainingRefusedException">What is new can't be learned from.</exception>
    /// <exception cref="PromotionRefusedException">Another version was promoted meanwhile.</exception>
    /// <exception cref="RegistryUnavailableException">It could not be kept.</exception>
    public async Task<ModelVersion?> RunAsync(TrainingData data, string by, CancellationToken cancellationToken)
    {
        var made = await Task.Run(() => Run(data, by, cancellationToken), cancellationToken);
        if (made is not null)
            await log.NoteAsync(made);
        return made;
    }

    private ModelVersion? Run(TrainingData data, string by, CancellationToken cancellationToken)
    {
        var promoted = registry.Promoted(ModelKind.Ranking);
        if (registry.Serving<RankingModel>(ModelKind.Ranking) is not { Version.Through: { } through } serving)
            return null;
        var clean = data.Data;
        var buffer = TimeFolds.Decisions(clean).Where(d => d.Assignment.Date > through).OrderBy(d => d.Outcome.CompletionDate).ToArray();
        if (buffer.Length < options.Value.Buffer)
            return null;
        data.EnsureUsable(through, options.Value);
        var evening = buffer.Min(d => d.Assignment.Date).AddDays(-1);
        var scored = Score(WorkforceSnapshot.Build(PastCompany.On(clean, evening), evening), serving.Model, buffer);
        cancellationToken.ThrowIfCancellationRequested();
        var older = scored[..(int)(FittedOn * scored.Length)];
        if (With(serving.Model, older) is not { } tried)
            return null;
        var off = Bootstrap.Interval([.. scored[older.Length..].Select(s => Error(tried, s) - Error(serving.Model, s))], differences => differences.Average(), cancellationToken);
        if (off.High is not < 0)
            return null;

        var number = registry.TakeNumber();
        var kept = registry.Add(
            serving.Version with
            {
                Number = number,
                Origin = VersionOrigin.Updated,
                By = by,
                Parent = serving.Version.Number,
                Outcomes = serving.Version.Outcomes + buffer.Length,
                Through = buffer[^1].Outcome.CompletionDate,
                DataFingerprint = DataFingerprint.Of(clean),
                Metrics = new Dictionary<string, MeasuredValue> { ["Brier"] = Bootstrap.Interval([.. scored[older.Length..].Select(s => Error(tried, s))], errors => errors.Average(), cancellationToken) },
                Comparison = ModelComparison.None(ComparisonVerdict.Better, string.Create(
                    CultureInfo.InvariantCulture,
                    $"Fitted on {older.Length:N0} outcomes that v{serving.Version.Number} had not seen, its chances are off by {-off.Value!.Value:0.000} less (Brier) on the {scored.Length - older.Length:N0} after them, beyond chance.")),
            },
            With(serving.Model, scored)! with { Version = number });
        registry.Promote([new PlannedPromotion(kept, promoted)], by, kept.Comparison!.Sentence);
        return kept;
    }

    /// <summary>The model with its chances fitted on scores and ends; null while there is too little of either end.</summary>
    private static RankingModel? With(RankingModel model, (double Score, bool Success)[] scored) => model.Success is { } success
        ? ScoreMap.Platt(scored) is { } map ? model with { Success = success with { Map = map } } : null
        : SuccessCalibration.Fit(scored) is { } calibration ? model with { Calibration = calibration } : null;

    private static double Error(RankingModel model, (double Score, bool Success) scored)
    {
        var chance = model.Success is { } success ? success.Map.Map(scored.Score) : model.Calibration?.Predict(scored.Score).Value ?? 0.5;
        return Math.Pow(chance - (scored.Success ? 1 : 0), 2);
    }

    private static (double Score, bool Success)[] Score(WorkforceSnapshot snapshot, RankingModel model, Decision[] decisions)
    {
        var ranker = new HybridRanker(snapshot, HybridWeights.Document, success: null);
        var features = new float[Features.SuccessFeatures.Count];
        return
        [
            .. decisions.Select(d =>
            {
                var (item, person) = (snapshot.ItemIndex(d.Assignment.WorkItemId), snapshot.PersonIndex(d.Assignment.PersonId));
                if (model.Success is { } success)
                {
                    Features.SuccessFeatures.Fill(snapshot, item, person, features);
                    return (success.Scorer.Score(features), d.Outcome.IsSuccess);
                }

                var scores = ranker.Score(item);
                var score = scores.Hybrid[person];
                ranker.Return(scores);
                return (score, d.Outcome.IsSuccess);
            }),
        ];
    }
}
