using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;

namespace ChatOps.Learning.Retraining;

/// <summary>Collects what ranking models said of the same decisions, and judges.</summary>
internal sealed class RankingSheet(ServingModel<RankingModel>? serving, IReadOnlyList<EvaluatedMethod> baselines)
{
    /// <summary>Name of the share of outcomes that were foretold.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Name of the F1 of saying success.</summary>
    public const string F1 = "F1";

    private static readonly (Metric Metric, string Name)[] Shown =
        [(Metric.NdcgAt10, "NDCG@10"), (Metric.Mrr, "MRR"), (Metric.Auc, "success, AUC"), (Metric.Accuracy, Accuracy), (Metric.F1, F1), (Metric.Brier, "Brier")];

    private readonly List<Judgement> _challenger = [];
    private readonly List<Judgement> _champion = [];
    private readonly List<Judgement>[] _baselines = [.. baselines.Select(_ => new List<Judgement>())];

    /// <summary>Takes the decisions of one span.</summary>
    /// <param name="challenger">The new model and the baselines, trained on what was known before the span.</param>
    /// <param name="champion">What serves, or what stands in for it; null where nothing serves.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="cancellationToken">Stops between decisions.</param>
    public void Take(FoldMethods challenger, RankingModel? champion, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        var snapshot = challenger.Snapshot;
        var ranking = new float[snapshot.People.Count];
        var ranker = champion is null ? null : new HybridRanker(snapshot, champion.Weights, champion.Success);
        foreach (var decision in decisions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (item, person) = (snapshot.ItemIndex(decision.Assignment.WorkItemId), snapshot.PersonIndex(decision.Assignment.PersonId));
            _challenger.Add(Judge(challenger, EvaluatedMethod.Serving, item, person, ranking, decision));
            for (var b = 0; b < _baselines.Length; b++)
                _baselines[b].Add(Judge(challenger, baselines[b], item, person, ranking, decision));
            if (ranker is null)
                continue;
            var scores = ranker.Score(item);
            var score = champion!.Success is null ? scores.Hybrid[person] : scores[ScorePart.Success][person];
            var probability = champion.Success is null ? champion.Calibration?.Predict(score).Value : score;
            _champion.Add(new Judgement(Places.Of(scores.Hybrid, person), score, probability, decision.Outcome.IsSuccess));
            ranker.Return(scores);
        }
    }

    /// <summary>How the new model did in the spans so far, beside what serves, for somebody who waits; empty before the first.</summary>
    public string SoFar()
    {
        if (_challenger.Count == 0)
            return "";
        var (own, champion) = (Judgements.Measure(_challenger), Judgements.Measure(_champion));
        string Beside(Metric metric) => string.Create(CultureInfo.InvariantCulture, $"{own[(int)metric]:0.000}")
            + (champion[(int)metric] is { } before ? string.Create(CultureInfo.InvariantCulture, $" beside {before:0.000}") : "");
        return $"; so far accuracy {Beside(Metric.Accuracy)}, Brier {Beside(Metric.Brier)}";
    }

    /// <summary>Puts it all in a table with paired intervals.</summary>
    public ModelComparison Judge(int number, DateOnly knownThrough, bool isUnseen, RetrainingOptions options, CancellationToken cancellationToken)
    {
        List<(string Name, IReadOnlyList<Judgement> Judgements)> methods = [($"v{number} (new)", _challenger)];
        if (serving is not null)
            methods.Add(($"{serving.Version} (serving)", _champion));
        methods.AddRange(baselines.Zip(_baselines, (m, j) => (NameOf(m), (IReadOnlyList<Judgement>)j)));
        var resampled = new ResampledMetrics([.. methods.Select(m => m.Judgements)], cancellationToken);
        var (verdict, sentence) = serving is null ? First(number) : Decide(resampled, number, serving.Version.Number, options);
        return new ModelComparison
        {
            Verdict = verdict,
            Sentence = sentence,
            StandIn = serving is not null && !isUnseen
                ? $"{serving.Version} has seen some of these outcomes, so what its training would have made on the evening before them stands in for it."
                : null,
            Decisions = _challenger.Count,
            KnownThrough = knownThrough,
            Figures = [.. Shown.Select(s => s.Name)],
            Methods =
            [
                .. methods.Select((m, n) => new ComparedMethod(
                    m.Name,
                    [.. Shown.Select(s => resampled.Of(n, s.Metric))],
                    n == 0 ? [] : [.. Shown.Select(s => resampled.Difference(0, n, s.Metric))])),
            ],
        };
    }

    private static (ComparisonVerdict Verdict, string Sentence) First(int number) =>
        (ComparisonVerdict.First, $"v{number} is the first ranking model; the baselines beside it are trained the same way.");

    private static (ComparisonVerdict Verdict, string Sentence) Decide(ResampledMetrics metrics, int number, int champion, RetrainingOptions options)
    {
        // The Brier score says how far foretold chances are off, whatever the threshold: it notices what accuracy is too coarse for.
        var (brier, order) = (metrics.Difference(0, 1, Metric.Brier), metrics.Difference(0, 1, Metric.NdcgAt10));
        var (accuracy, before) = (metrics.Difference(0, 1, Metric.Accuracy).Value ?? 0, metrics.Of(1, Metric.Accuracy).Value ?? 0);
        var improvement = before > 0 ? accuracy / before : 0;
        var percent = improvement.ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture);
        if (brier.Low > 0 || order.High < 0)
            return (ComparisonVerdict.Worse, $"v{number} is worse than v{champion} beyond chance.");
        if (brier.High < 0 && improvement >= options.MinImprovement)
            return (ComparisonVerdict.Better, $"v{number} is better than v{champion} beyond chance, accuracy {percent}.");
        if (brier.High < 0 || order.Low > 0)
        {
            return (ComparisonVerdict.SlightlyBetter, string.Create(
                CultureInfo.InvariantCulture,
                $"v{number} is better than v{champion} beyond chance, but accuracy ({percent}) is not up by the {options.MinImprovement:0.#%} that is asked for."));
        }

        return (ComparisonVerdict.NotBeyondChance, $"v{number} and v{champion} can't be told apart beyond chance.");
    }

    private static Judgement Judge(FoldMethods methods, EvaluatedMethod method, int item, int person, float[] ranking, Decision decision)
    {
        var (score, probability) = methods.Score(method, item, person, ranking);
        var ranks = method != EvaluatedMethod.BaseRate && score is not null;
        return new Judgement(ranks ? Places.Of(ranking, person) : null, score, probability, decision.Outcome.IsSuccess);
    }

    private static string NameOf(EvaluatedMethod method) => method switch
    {
        EvaluatedMethod.DocumentFormula => "the document's formula",
        EvaluatedMethod.SkillMatch => "skill match alone",
        EvaluatedMethod.Popularity => "always the busiest",
        _ => "always the usual rate",
    };
}
