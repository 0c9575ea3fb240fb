using ChatOps.Learning.Evaluation.Business;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation;

/// <summary>
/// Measures the ranking on the newest part of history, in spans of time, each ranked and foretold by what was trained on what was known on the
/// evening before it, next to baselines that were trained the same way.
/// </summary>
public static class RankingEvaluation
{
    /// <summary>Share of the finished work, newest, that is measured on.</summary>
    public const double HeldOut = 0.2;

    private const int Folds = 4;

    /// <summary>Decisions of a span that are measured at most, spread evenly: in a large company more cost time and say no more.</summary>
    private const int MaxDecisions = 2_000;

    private const int First = 10;

    /// <summary>Runs the evaluation.</summary>
    /// <param name="data">The company.</param>
    /// <param name="cancellationToken">Stops between spans of time.</param>
    public static EvaluationReport Run(WorkforceData data, CancellationToken cancellationToken)
    {
        var (clean, remarks) = OutcomeScreen.Clean(data);
        var folds = TimeFolds.Split(clean, 1 - HeldOut, Folds);
        var business = BusinessImpact.Of(clean);
        if (folds.Count == 0)
        {
            return new EvaluationReport
            {
                Outcomes = clean.Outcomes.Count,
                Business = business,
                Remarks = [.. remarks, "Not measurable yet: there are no finished tasks with outcomes."],
            };
        }

        var measured = new List<MeasuredFold>();
        foreach (var fold in folds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            measured.Add(Measure(clean, fold, cancellationToken));
        }

        return Report(clean, measured, [.. remarks], business);
    }

    private static EvaluationReport Report(WorkforceData data, List<MeasuredFold> folds, IReadOnlyList<string> remarks, BusinessReport business)
    {
        var methods = Enum.GetValues<EvaluatedMethod>();
        var all = methods.Select(m => (IReadOnlyList<Judgement>)[.. folds.SelectMany(f => f.Judgements[(int)m])]).ToArray();
        var resampled = new ResampledMetrics(all);
        var successes = all[0].Count(j => j.Success) / (double)all[0].Count;
        return new EvaluationReport
        {
            Outcomes = data.Outcomes.Count,
            Remarks = remarks,
            KnownThrough = folds[0].Fold.KnownThrough,
            Decisions = all[0].Count,
            MajorityRate = Math.Max(successes, 1 - successes),
            Methods =
            [
                .. methods.Select((m, n) => new MethodReport(
                    m,
                    Values(metric => metric == Metric.Coverage ? Coverage(folds, m, data.People.Count) : resampled.Of(n, metric)),
                    m == EvaluatedMethod.Serving ? new Dictionary<Metric, MeasuredValue>() : Values(metric => resampled.Difference(0, n, metric)),
                    CalibrationBin.Of(all[n].Where(j => j.Probability is not null).Select(j => (j.Probability!.Value, j.Success))))),
            ],
            Folds = [.. folds.Select(f => Report(f, data.People.Count))],
            Importance = Importance(folds[^1]),
            Business = business,
        };
    }

    private static FoldReport Report(MeasuredFold fold, int people) => new(
        fold.Fold.KnownThrough,
        fold.Fold.Decisions[0].Assignment.Date,
        fold.Fold.Decisions[^1].Assignment.Date,
        fold.Judgements[0].Count,
        fold.Judgements[0].Count(j => j.Success),
        fold.Methods.Model.Success?.Kind ?? "formula",
        [
            .. Enum.GetValues<EvaluatedMethod>().Select(m =>
            {
                var values = Judgements.Measure(fold.Judgements[(int)m]);
                return new MethodReport(
                    m,
                    Values(metric => metric == Metric.Coverage ? Coverage([fold], m, people) : new MeasuredValue(values[(int)metric], null, null)),
                    new Dictionary<Metric, MeasuredValue>(),
                    []);
            }),
        ]);

    private static Dictionary<Metric, MeasuredValue> Values(Func<Metric, MeasuredValue> of) => Enum.GetValues<Metric>().ToDictionary(m => m, of);

    private static MeasuredValue Coverage(IReadOnlyList<MeasuredFold> folds, EvaluatedMethod method, int people) => method == EvaluatedMethod.BaseRate
        ? MeasuredValue.None
        : new MeasuredValue(folds.SelectMany(f => f.FirstFew[(int)method]).Distinct().Count() / (double)people, null, null);

    private static MeasuredFold Measure(WorkforceData data, TimeFold fold, CancellationToken cancellationToken)
    {
        var methods = FoldMethods.Train(data, fold.KnownThrough, tuning: null, withForest: true, cancellationToken);
        var kinds = Enum.GetValues<EvaluatedMethod>();
        var judgements = kinds.Select(_ => new List<Judgement>()).ToArray();
        var firstFew = kinds.Select(_ => new HashSet<int>()).ToArray();
        var ranking = new float[methods.Snapshot.People.Count];
        var every = Math.Max(1, (fold.Decisions.Count + MaxDecisions - 1) / MaxDecisions);
        foreach (var decision in fold.Decisions.Where((_, n) => n % every == 0))
        {
            var (item, person) = (
                methods.Snapshot.ItemIndex(decision.Assignment.WorkItemId), methods.Snapshot.PersonIndex(decision.Assignment.PersonId));
            foreach (var method in kinds)
            {
                var (score, probability) = methods.Score(method, item, person, ranking);
                var ranks = method != EvaluatedMethod.BaseRate && score is not null;
                judgements[(int)method].Add(new Judgement(ranks ? Places.Of(ranking, person) : null, score, probability, decision.Outcome.IsSuccess));
                if (ranks)
                    firstFew[(int)method].UnionWith(Places.First(ranking, First));
            }
        }

        return new MeasuredFold(fold, methods, judgements, firstFew);
    }

    /// <summary>What moves the serving score most from one candidate to another: the standard deviation of each feature's contribution.</summary>
    private static ImportanceReport Importance(MeasuredFold fold)
    {
        if (fold.Methods.Model.Success is not { } success)
        {
            return new ImportanceReport(
                "the document's formula",
                "weight in the score",
                [
                    .. Enum.GetValues<ScorePart>().Where(p => p <= ScorePart.Collaborative)
                        .Select(p => new Importance(p.ToString(), "part", HybridWeights.Document.Of(p))).OrderByDescending(i => i.Weight),
                ]);
        }

        var candidates = fold.Methods.Table.Candidates;
        var (reference, contributions) = (Mean(candidates), new double[SuccessFeatures.Count]);
        var moments = new Moments[SuccessFeatures.Count];
        foreach (var candidate in candidates)
        {
            success.Scorer.Explain(candidate, reference, contributions);
            for (var f = 0; f < moments.Length; f++)
                moments[f].Add(contributions[f]);
        }

        return new ImportanceReport(
            success.Kind,
            "standard deviation of the log-odds over candidates",
            [
                .. Enum.GetValues<SuccessFeature>()
                    .Select(f => new Importance(f.ToString(), f.Topic().ToString(), Math.Sqrt(moments[(int)f].Scatter / Math.Max(1, moments[(int)f].Count))))
                    .OrderByDescending(i => i.Weight),
            ]);
    }

    private static float[] Mean(IReadOnlyList<float[]> vectors) =>
        [.. Enumerable.Range(0, SuccessFeatures.Count).Select(f => CandidateFeatures.MeanOf([.. vectors.Select(v => v[f])]))];

    private sealed record MeasuredFold(TimeFold Fold, FoldMethods Methods, List<Judgement>[] Judgements, HashSet<int>[] FirstFew);
}
