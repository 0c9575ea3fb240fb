using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using Microsoft.Extensions.Options;

namespace ChatOps.Learning.Retraining;

/// <summary>
/// Looks after a promotion whether it was right: on the outcomes decided since then, which neither version has seen, what served before is asked as
/// well. Where it would have foretold them better beyond chance, it serves again.
/// </summary>
public sealed class LiveWatch(ModelRegistry registry, ModelPromotion promotion, IOptions<RetrainingOptions> options)
{
    private const string By = "live-watch";

    /// <summary>Looks.</summary>
    /// <param name="data">The company, screened.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What was rolled back and why, or why it was not, as sentences; null where all is well or it is too early to say.</returns>
    public Task<string?> LookAsync(TrainingData data, CancellationToken cancellationToken) => Task.Run(() => Look(data, cancellationToken), cancellationToken);

    private string? Look(TrainingData data, CancellationToken cancellationToken)
    {
        if (registry.History(ModelKind.Ranking) is not [.., var last] || last.IsRollback)
            return null;
        var planned = promotion.Previous(ModelKind.Ranking);
        if (planned.FirstOrDefault(p => p.Version.Kind == ModelKind.Ranking)?.Version is not { } old)
            return null;
        var serving = registry.Serving<RankingModel>(ModelKind.Ranking);
        if (serving?.Version.Number != last.Version)
            return null;
        var since = DateOnly.FromDateTime(last.At.UtcDateTime);
        var seen = new[] { since, serving.Version.Through ?? since, old.Through ?? since }.Max();
        var decisions = TimeFolds.Decisions(data.Data).Where(d => d.Assignment.Date > seen).ToArray();
        if (decisions.Length < options.Value.MinCompared)
            return null;
        cancellationToken.ThrowIfCancellationRequested();
        var evening = decisions[0].Assignment.Date.AddDays(-1);
        var snapshot = WorkforceSnapshot.Build(PastCompany.On(data.Data, evening), evening);
        var (now, then) = (Errors(snapshot, serving.Model, decisions), Errors(snapshot, registry.Load<RankingModel>(old), decisions));
        var worse = Bootstrap.Interval([.. now.Zip(then, (a, b) => a - b)], differences => differences.Average(), cancellationToken);
        if (worse.Low is not > 0)
            return null;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"On the {decisions.Length:N0} outcomes decided since v{last.Version} serves, its Brier score is {now.Average():0.000}; {old} would have had {then.Average():0.000}, better beyond chance.");
        if (data.Flood(seen, options.Value) is { } flood)
            return $"{sentence} But {flood}, so v{last.Version} goes on serving. Look at where these outcomes come from; if they are right, say \"roll back\".";
        promotion.Swap(planned, By, sentence, isRollback: true);
        return $"**{string.Join(" and ", planned.Select(p => $"{p.Version.Kind} {p.Version}"))} serves again**, v{last.Version} was rolled back by itself. {sentence}";
    }

    private static double[] Errors(WorkforceSnapshot snapshot, RankingModel model, IReadOnlyList<Decision> decisions)
    {
        var ranker = new HybridRanker(snapshot, model.Weights, model.Success);
        return
        [
            .. decisions.Select(d =>
            {
                var scores = ranker.Score(snapshot.ItemIndex(d.Assignment.WorkItemId));
                var person = snapshot.PersonIndex(d.Assignment.PersonId);
                var chance = model.Success is not null ? scores[ScorePart.Success][person] : model.Calibration?.Predict(scores.Hybrid[person]).Value ?? 0.5;
                ranker.Return(scores);
                return Math.Pow(chance - (d.Outcome.IsSuccess ? 1 : 0), 2);
            }),
        ];
    }
}
