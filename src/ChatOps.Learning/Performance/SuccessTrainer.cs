using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Performance;

/// <summary>
/// Lets logistic regression, a random forest and boosted trees compete on later outcomes, and fits the winner on all of them. A more
/// complicated one must be better by more than a standard error; none serves that does not beat the document's formula and the base rate,
/// or that puts others above those who were chosen and succeeded more often than the formula does.
/// </summary>
public static class SuccessTrainer
{
    /// <summary>Fewest outcomes that anything is learned from.</summary>
    public const int MinOutcomes = 50;

    /// <summary>The baseline that serves where no learned model is good enough.</summary>
    internal const string Formula = "the document's formula";

    /// <summary>Runs the competition.</summary>
    /// <param name="table">Decisions to learn from.</param>
    /// <param name="tuning">Further learners to try; null for the usual few.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    /// <returns>The model, or null where none is good enough; and the report.</returns>
    public static (SuccessModel? Model, SuccessCompetition Competition) Train(
        TrainingTable table, SuccessTuning? tuning, CancellationToken cancellationToken)
    {
        var validation = new Validation(table);
        if (!HasBothEnds(table.Rows) || validation.Measured < MinOutcomes / 2)
            return (null, new SuccessCompetition(0, null, [], TooFew(table.Rows)));

        var scored = Compete(validation, SuccessLearners.Usual, cancellationToken);
        if (tuning is not null)
            scored = [.. scored, .. tuning.Search(validation, cancellationToken)];

        var baselines = Baselines(validation);
        var best = scored.GroupBy(s => s.Learner!.Kind)
            .Select(kind => Measure(BestOf(validation, kind, cancellationToken)))
            .OrderBy(m => validation.MeanLoss(m.Probabilities)).ToArray();
        var sound = best.Where(m => IsSound(m.Scores, baselines[0].Scores)).ToArray();
        var winner = sound.Length == 0 ? null : Simplest(validation, sound);
        var serves = winner is not null && baselines.All(b => validation.Difference(winner.Probabilities, b.Probabilities).Mean < 0) ? winner : null;

        var competition = new SuccessCompetition(
            validation.Measured,
            MajorityRate(validation),
            [
                .. best.Select(m => Line(validation, m, best[0], serves)),
                .. baselines.OrderBy(b => validation.MeanLoss(b.Probabilities)).Select(b => Line(validation, b, best[0], serves)),
            ],
            Verdict(serves, winner, best[0]));
        return (serves is null ? null : Fit(table, serves, cancellationToken), competition);
    }

    /// <summary>Whether there is enough of both ends to fit anything.</summary>
    internal static bool HasBothEnds(IReadOnlyList<TrainingRow> rows) =>
        rows.Count >= MinOutcomes / 2 && rows.Any(r => r.Success) && rows.Any(r => !r.Success);

    private static FoldScores[] Compete(Validation validation, IReadOnlyList<ISuccessLearner> learners, CancellationToken cancellationToken)
    {
        var scored = new FoldScores[learners.Count];
        Parallel.For(0, learners.Count, TrainingCores.Loops(cancellationToken), n =>
            scored[n] = validation.Score(learners[n], int.MaxValue, cancellationToken));
        return scored;
    }

    /// <summary>
    /// Of one kind, the parameters that foretell best; of regressions the mean of all that foretell within a standard error of that.
    /// </summary>
    private static FoldScores BestOf(Validation validation, IEnumerable<FoldScores> kind, CancellationToken cancellationToken)
    {
        var measured = kind.Select(s => (Scores: s, Plain: s.Plain())).ToArray();
        var best = measured.MinBy(m => validation.MeanLoss(m.Plain));
        var alike = measured
            .Where(m => validation.Difference(m.Plain, best.Plain) is var (behind, error) && behind <= error)
            .Select(m => m.Scores.Learner)
            .OfType<LogisticLearner>()
            .ToArray();
        return alike.Length > 1 ? validation.Score(new AveragedLearner(alike), int.MaxValue, cancellationToken) : best.Scores;
    }

    private static Entrant Measure(FoldScores scores)
    {
        var (map, probabilities) = scores.Best();
        return new Entrant(scores.Learner!.Kind, scores, map, probabilities);
    }

    /// <summary>Not worse than the document's formula, beyond chance, in telling those who succeeded from others.</summary>
    private static bool IsSound(FoldScores model, FoldScores formula) =>
        Validation.PairedDifference(model.Ahead!, formula.Ahead!) is var (ahead, error) && ahead >= -error;

    /// <summary>The first of the kinds, simplest first, that is within a standard error of the best (Breiman et al. 1984, the one-standard-error rule).</summary>
    private static Entrant Simplest(Validation validation, Entrant[] byLoss) => SuccessLearners.Kinds
        .SelectMany(kind => byLoss.Where(s => s.Name == kind))
        .First(s => validation.Difference(s.Probabilities, byLoss[0].Probabilities) is var (behind, error) && behind <= error);

    private static Entrant[] Baselines(Validation validation)
    {
        Entrant Baseline(string name, FoldScores scores)
        {
            var (map, probabilities) = scores.Best();
            return new Entrant(name, scores, map, probabilities);
        }

        var rate = validation.Rows.Select(r => validation.MeasuredBlocks.Contains(r.Block) ? validation.RateBefore(r.Block) : double.NaN).ToArray();
        return
        [
            Baseline(Formula, validation.Score(r => r.FormulaScore, c => c.AheadByFormula)),
            Baseline("plain skill match", validation.Score(r => SkillMatch(r.Features), c => Validation.Ahead(c, SkillMatch))),
            new Entrant("the share of successes so far", validation.Score(_ => double.NaN, _ => 0.5), "as it is", rate),
        ];
    }

    private static double SkillMatch(float[] features) => features[(int)SuccessFeature.SkillMatch];

    private static double? AheadOfOthers(FoldScores scores) =>
        scores.Ahead?.Where(double.IsFinite).ToArray() is { Length: > 0 } ahead ? ahead.Average() : null;

    private static double MajorityRate(Validation validation)
    {
        var measured = validation.Rows.Where(r => validation.MeasuredBlocks.Contains(r.Block)).ToArray();
        var rate = measured.Count(r => r.Success) / (double)measured.Length;
        return Math.Max(rate, 1 - rate);
    }

    private static Contender Line(Validation validation, Entrant entrant, Entrant leader, Entrant? serves)
    {
        var pairs = validation.Pairs(entrant.Probabilities);
        var (behind, error) = validation.Difference(entrant.Probabilities, leader.Probabilities);
        return new Contender(
            entrant.Name,
            entrant.Scores.Learner?.Parameters ?? "",
            entrant.Map,
            validation.MeanLoss(entrant.Probabilities),
            behind,
            error,
            RankingMetrics.Brier(pairs) ?? 0,
            RankingMetrics.Auc(pairs),
            RankingMetrics.Accuracy(pairs) ?? 0,
            RankingMetrics.CalibrationError(pairs) ?? 0,
            AheadOfOthers(entrant.Scores),
            entrant == serves) { Bins = CalibrationBin.Of(pairs) };
    }

    private static SuccessModel Fit(TrainingTable table, Entrant winner, CancellationToken cancellationToken)
    {
        var learner = winner.Scores.Learner!;
        var encoding = FeatureEncoding.Fit([.. table.Rows.Select(r => r.Features)], table.Candidates);
        var scorer = learner.Fit(table.Rows, encoding, cancellationToken);
        return new SuccessModel(learner.Kind, learner.Parameters, scorer, winner.Scores.FitMap(winner.Map), SuccessCalibration.Fit(winner.Scores.All));
    }

    private static string Verdict(Entrant? serves, Entrant? winner, Entrant best)
    {
        if (serves is not null)
        {
            return $"The {serves.Name} model ({serves.Scores.Learner!.Parameters}) serves"
                + (serves == best ? ": nothing foretold later outcomes better." : ": it foretells later outcomes within a standard error of the best, and is simpler or sounder.");
        }

        return winner is null
            ? "No learned model tells those who succeeded from others as well as the document's formula, so the formula serves."
            : "No learned model foretold later outcomes better than the document's formula, plain skill match and the plain share of successes, so the formula serves.";
    }

    private static string TooFew(IReadOnlyList<TrainingRow> rows)
    {
        var successes = rows.Count(r => r.Success);
        return rows.Count > 0 && (successes == 0 || successes == rows.Count)
            ? $"All {rows.Count} outcomes ended alike, so there is nothing to tell apart; the document's formula serves."
            : $"There are {rows.Count} outcomes to learn from and it takes {MinOutcomes}; the document's formula serves.";
    }

    private sealed record Entrant(string Name, FoldScores Scores, string Map, double[] Probabilities);
}
