using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce;

namespace ChatOps.Learning.Retraining;

/// <summary>
/// Compares new models with those that serve on the same later outcomes. The new ones are trained anew before each span of time, as retraining would
/// have done it, while what serves stays as it is: so what newer data is worth shows, and neither has seen what it is measured on.
/// </summary>
public sealed class ChampionChallenge(RetrainingOptions options)
{
    /// <summary>Decisions of a span that are measured at most, spread evenly.</summary>
    private const int MaxDecisions = 2_000;

    private static readonly EvaluatedMethod[] Baselines = [EvaluatedMethod.DocumentFormula, EvaluatedMethod.SkillMatch, EvaluatedMethod.Popularity, EvaluatedMethod.BaseRate];

    /// <summary>Runs the comparison.</summary>
    /// <param name="data">The company, screened.</param>
    /// <param name="rivals">What serves.</param>
    /// <param name="kinds">What was trained.</param>
    /// <param name="number">Number of the new version.</param>
    /// <param name="tuning">As in the training.</param>
    /// <param name="progress">Spans done, their number, and how the new model did in them, in words.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    public (ModelComparison? Ranking, ModelComparison? Performance) Run(
        WorkforceData data, ServingModels rivals, ModelKinds kinds, int number, SuccessTuning? tuning, Action<int, int, string>? progress, CancellationToken cancellationToken)
    {
        var through = Latest(rivals.Ranking?.Version.Through, rivals.Performance?.Version.Through);
        var holdOut = HoldOut.Choose(data, through, options.MinCompared, tuning is null ? null : 1);
        if (holdOut.Count < options.MinCompared)
        {
            var none = ModelComparison.None(
                rivals.Ranking is null ? ComparisonVerdict.First : ComparisonVerdict.TooFewToSay,
                string.Create(CultureInfo.InvariantCulture, $"There are {holdOut.Count:N0} later outcomes to compare on and it takes {options.MinCompared:N0}."));
            return (kinds.HasFlag(ModelKinds.Ranking) ? none : null, kinds.HasFlag(ModelKinds.Performance) ? none : null);
        }

        var ranking = new RankingSheet(rivals.Ranking, Baselines);
        var performance = new PerformanceSheet(rivals.Performance);
        FoldMethods? first = null;
        PerformanceModel? firstPerformance = null;
        for (var span = 0; span < holdOut.Folds.Count; span++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(span, holdOut.Folds.Count, ranking.SoFar());
            var fold = holdOut.Folds[span];
            var challenger = FoldMethods.Train(data, fold.KnownThrough, tuning, withForest: false, cancellationToken);
            first ??= challenger;
            var champion = holdOut.IsUnseen ? rivals.Ranking?.Model : rivals.Ranking is null ? null : first.Model;
            PerformanceModel? newPerformance = null;
            if (kinds.HasFlag(ModelKinds.Performance))
            {
                newPerformance = PerformanceTrainer.Train(challenger.Table, challenger.Model.Success, number, DateTimeOffset.UnixEpoch, cancellationToken).Model;
                firstPerformance ??= newPerformance;
            }

            var oldPerformance = holdOut.IsUnseen ? rivals.Performance?.Model : rivals.Performance is null ? null : firstPerformance;
            var every = Math.Max(1, (fold.Decisions.Count + MaxDecisions - 1) / MaxDecisions);
            var decisions = fold.Decisions.Where((_, n) => n % every == 0).ToArray();
            if (kinds.HasFlag(ModelKinds.Ranking))
                ranking.Take(challenger, champion, decisions, cancellationToken);
            if (newPerformance is not null)
                performance.Take(challenger, newPerformance, champion?.Success ?? challenger.Model.Success, oldPerformance, decisions, cancellationToken);
        }

        progress?.Invoke(holdOut.Folds.Count, holdOut.Folds.Count, ranking.SoFar());
        var knownThrough = holdOut.Folds[0].KnownThrough;
        return (
            kinds.HasFlag(ModelKinds.Ranking) ? ranking.Judge(number, knownThrough, holdOut.IsUnseen, options, cancellationToken) : null,
            kinds.HasFlag(ModelKinds.Performance) ? performance.Judge(number, knownThrough, holdOut.IsUnseen, options, cancellationToken) : null);
    }

    /// <summary>Compares two models as they are, on what was decided after both were made.</summary>
    /// <param name="data">The company, screened.</param>
    /// <param name="serving">What serves; null for nothing.</param>
    /// <param name="challenger">The other one.</param>
    /// <param name="through">Last day that it has learned from.</param>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Stops between spans.</param>
    public ModelComparison RunFrozen(
        WorkforceData data, ServingModel<RankingModel>? serving, RankingModel challenger, DateOnly through, int number, CancellationToken cancellationToken)
    {
        var holdOut = HoldOut.Choose(data, Latest(through, serving?.Version.Through), options.MinCompared);
        if (!holdOut.IsUnseen)
            return ModelComparison.None(ComparisonVerdict.TooFewToSay, string.Create(CultureInfo.InvariantCulture, $"Fewer than {options.MinCompared:N0} outcomes came after both were trained; they can't be compared yet."));
        var sheet = new RankingSheet(serving, Baselines);
        foreach (var fold in holdOut.Folds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sheet.Take(FoldMethods.Of(data, fold.KnownThrough, challenger, cancellationToken), serving?.Model, fold.Decisions, cancellationToken);
        }

        return sheet.Judge(number, holdOut.Folds[0].KnownThrough, isUnseen: true, options, cancellationToken);
    }

    private static DateOnly? Latest(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}
