using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation;

/// <summary>Measures the ranking on the newest part of history, with what was known before it, next to baselines.</summary>
public static class RankingEvaluation
{
    /// <summary>Share of the finished work, newest, that is measured on.</summary>
    public const double HeldOut = 0.2;

    /// <summary>Runs the evaluation.</summary>
    /// <param name="data">The company.</param>
    /// <param name="cancellationToken">Stops between methods.</param>
    public static EvaluationReport Run(WorkforceData data, CancellationToken cancellationToken)
    {
        var folds = TimeFolds.Split(data, 1 - HeldOut, 1);
        if (folds is not [var fold])
            return new EvaluationReport(null, 0, null, [], null, null);

        var ranker = new HybridRanker(WorkforceSnapshot.Build(data, fold.KnownThrough), HybridWeights.Document, success: null);
        var methods = new List<MethodReport>();
        foreach (var (name, score) in Methods(ranker))
        {
            cancellationToken.ThrowIfCancellationRequested();
            methods.Add(Measure(name, score, ranker, fold));
        }

        var successes = fold.Decisions.Count(d => d.Outcome.IsSuccess) / (double)fold.Decisions.Count;
        var predicted = Predict(data, fold, ranker);
        return new EvaluationReport(
            fold.KnownThrough,
            fold.Decisions.Count,
            Math.Max(successes, 1 - successes),
            methods,
            RankingMetrics.Accuracy(predicted),
            RankingMetrics.Brier(predicted));
    }

    private static IEnumerable<(string Name, Func<int, float[]> Score)> Methods(HybridRanker ranker)
    {
        var snapshot = ranker.Snapshot;
        yield return ("hybrid (the document's formula)", item => Take(ranker, item, s => s.Hybrid));
        yield return ("skill part alone", item => Take(ranker, item, s => s[ScorePart.Skill]));
        yield return ("collaborative part alone", item => Take(ranker, item, s => s[ScorePart.Collaborative]));
        yield return ("plain skill match", item => PlainSkillMatch.Score(snapshot, item));
        yield return ("always the busiest", _ =>
            [.. Enumerable.Range(0, snapshot.People.Count).Select(p => (float)snapshot.Performance.FinishedBy(p))]);
    }

    private static float[] Take(HybridRanker ranker, int item, Func<CandidateScores, float[]> pick)
    {
        var scores = ranker.Score(item);
        float[] picked = [.. pick(scores)];
        ranker.Return(scores);
        return picked;
    }

    private static MethodReport Measure(string name, Func<int, float[]> score, HybridRanker ranker, TimeFold fold)
    {
        var ranks = new List<int>();
        var scored = new List<(double Score, bool Success)>();
        foreach (var decision in fold.Decisions)
        {
            var scores = score(ranker.Snapshot.ItemIndex(decision.Assignment.WorkItemId));
            var person = ranker.Snapshot.PersonIndex(decision.Assignment.PersonId);
            var own = scores[person];
            ranks.Add(1 + scores.Where((s, p) => s > own || (s.Equals(own) && p < person)).Count());
            scored.Add((own, decision.Outcome.IsSuccess));
        }

        return new MethodReport(
            name,
            RankingMetrics.Auc(scored),
            RankingMetrics.HitRate(ranks, 5),
            RankingMetrics.HitRate(ranks, 10),
            RankingMetrics.MeanReciprocalRank(ranks));
    }

    /// <summary>Probabilities for the held-out decisions from a calibration that has seen only what was known before them.</summary>
    private static List<(double Probability, bool Success)> Predict(WorkforceData data, TimeFold fold, HybridRanker ranker)
    {
        var known = data with { Outcomes = [.. data.Outcomes.Where(o => o.CompletionDate <= fold.KnownThrough)] };
        var calibration = RankingTrainer.Train(known, 0, DateTimeOffset.UnixEpoch, null, null, CancellationToken.None).Calibration;
        if (calibration is null)
            return [];

        var predicted = new List<(double, bool)>();
        foreach (var decision in fold.Decisions)
        {
            var scores = ranker.Score(ranker.Snapshot.ItemIndex(decision.Assignment.WorkItemId));
            var score = scores.Hybrid[ranker.Snapshot.PersonIndex(decision.Assignment.PersonId)];
            predicted.Add((calibration.Predict(score).Value, decision.Outcome.IsSuccess));
            ranker.Return(scores);
        }

        return predicted;
    }
}
