using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;

namespace ChatOps.Learning.Retraining;

/// <summary>Collects how far performance models were off on the same decisions, and judges.</summary>
internal sealed class PerformanceSheet(ServingModel<PerformanceModel>? serving)
{
    /// <summary>Hours are off as a share of the estimate, so that long tasks don't outweigh everything; the other two are shares already.</summary>
    private static readonly string[] Shown = ["quality, MAE", "timeliness, MAE", "hours, MAE of estimate"];

    private readonly List<double[]> _challenger = [];
    private readonly List<double[]> _champion = [];
    private readonly List<double[]> _usual = [];

    /// <summary>Takes the decisions of one span.</summary>
    /// <param name="known">What was known before the span.</param>
    /// <param name="challenger">The new model, trained on that.</param>
    /// <param name="championSuccess">Where what serves takes chances of success from.</param>
    /// <param name="champion">What serves, or what stands in for it; null where nothing serves.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="cancellationToken">Stops between decisions.</param>
    public void Take(
        FoldMethods known, PerformanceModel challenger, SuccessModel? championSuccess, PerformanceModel? champion, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        var features = new float[SuccessFeatures.Count];
        var past = known.Table.Rows;
        var (quality, timeliness) = (past.Average(r => r.Outcome.Quality), past.Average(r => r.Outcome.Timeliness));
        foreach (var decision in decisions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (item, person) = (known.Snapshot.ItemIndex(decision.Assignment.WorkItemId), known.Snapshot.PersonIndex(decision.Assignment.PersonId));
            SuccessFeatures.Fill(known.Snapshot, item, person, features);
            var hours = known.Snapshot.WorkItems[item].EstimatedHours;
            double[] Off(double q, double t, double h) =>
                [Math.Abs(q - decision.Outcome.Quality), Math.Abs(t - decision.Outcome.Timeliness), Math.Abs(h - decision.Outcome.ActualHours) / hours];
            double[] OffBy(PerformanceModel model, SuccessModel? success)
            {
                var said = model.Predict(features, hours, success?.Predict(features) ?? model.BaseRate);
                return Off(said.Quality.Value, said.Timeliness.Value, said.Hours.Value);
            }

            _challenger.Add(OffBy(challenger, known.Model.Success));
            _usual.Add(Off(quality, timeliness, hours));
            if (champion is not null)
                _champion.Add(OffBy(champion, championSuccess));
        }
    }

    /// <summary>Puts it all in a table with paired intervals.</summary>
    public ModelComparison Judge(int number, DateOnly knownThrough, bool isUnseen, RetrainingOptions options, CancellationToken cancellationToken)
    {
        if (_challenger.Count < options.MinCompared)
            return ModelComparison.None(serving is null ? ComparisonVerdict.First : ComparisonVerdict.TooFewToSay, "There are too few earlier outcomes to compare performance models on later ones.");
        List<(string Name, IReadOnlyList<double[]> Off)> methods = [($"v{number} (new)", _challenger)];
        if (serving is not null && _champion.Count == _challenger.Count)
            methods.Add(($"{serving.Version} (serving)", _champion));
        methods.Add(("what was usual, and the estimate", _usual));
        var (verdict, sentence) = serving is null || _champion.Count < _challenger.Count
            ? (ComparisonVerdict.First, $"v{number} is the first performance model.")
            : Decide(number, serving.Version.Number, options);
        return new ModelComparison
        {
            Verdict = verdict,
            Sentence = sentence,
            StandIn = serving is not null && !isUnseen
                ? $"{serving.Version} has seen some of these outcomes, so what its training would have made on the evening before them stands in for it."
                : null,
            Decisions = _challenger.Count,
            KnownThrough = knownThrough,
            Figures = Shown,
            Methods =
            [
                .. methods.Select((m, n) => new ComparedMethod(
                    m.Name,
                    [.. Shown.Select((_, f) => Bootstrap.Interval(m.Off, o => o.Average(x => x[f]), cancellationToken))],
                    n == 0 ? [] : [.. Shown.Select((_, f) => Ahead(m.Off, f, cancellationToken))])),
            ],
        };
    }

    private MeasuredValue Ahead(IReadOnlyList<double[]> other, int figure, CancellationToken cancellationToken) => Bootstrap.Interval(
        [.. _challenger.Zip(other, (a, b) => a[figure] - b[figure])], differences => differences.Average(), cancellationToken);

    /// <summary>The three errors, each as a share of what they were, on average.</summary>
    private (ComparisonVerdict Verdict, string Sentence) Decide(int number, int champion, RetrainingOptions options)
    {
        var pairs = _challenger.Zip(_champion, (New, Old) => (New, Old)).ToArray();
        var less = Bootstrap.Interval(pairs, p => Enumerable.Range(0, Shown.Length).Average(f => 1 - (p.Average(x => x.New[f]) / Math.Max(1e-9, p.Average(x => x.Old[f])))));
        var percent = (less.Value ?? 0).ToString("0.0%", CultureInfo.InvariantCulture);
        return less switch
        {
            { High: < 0 } => (ComparisonVerdict.Worse, $"v{number} is off by more than v{champion} beyond chance."),
            { Low: > 0 } when less.Value >= options.MinImprovement => (ComparisonVerdict.Better, $"v{number} is off by {percent} less than v{champion}, beyond chance."),
            { Low: > 0 } => (ComparisonVerdict.SlightlyBetter, string.Create(CultureInfo.InvariantCulture, $"v{number} is off by {percent} less than v{champion}, beyond chance, but not by the {options.MinImprovement:0.#%} that is asked for.")),
            _ => (ComparisonVerdict.NotBeyondChance, $"v{number} and v{champion} can't be told apart beyond chance."),
        };
    }
}
