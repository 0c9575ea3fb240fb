using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Performance;

/// <summary>
/// One target, block after block: predicts a block from the blocks before it, then sees what happened and takes it in. Pull, residuals and
/// level of a block all come from earlier blocks.
/// </summary>
/// <remarks>
/// The level follows adaptive conformal inference (Gibbs and Candès 2021, "Adaptive conformal inference under distribution shift"): after
/// each block it moves by a share of what coverage was short of 0.8. That corrects what residual pools get wrong, e.g. when work changes, and
/// bounds how far coverage can drift in the long run, whatever the data.
/// </remarks>
internal sealed class TargetReplay(PerformanceTarget target, int number)
{
    /// <summary>Share of outcomes that intervals are to hold.</summary>
    public const double Nominal = 0.8;

    /// <summary>Fewest residuals that an interval is said from.</summary>
    public const int MinResiduals = 20;

    /// <summary>How far the level follows one block.</summary>
    private const double Step = 0.5;

    private const double LeastLevel = 0.6, MostLevel = 0.95;

    /// <summary>Tried pulls; the middle one serves until there is anything to choose by.</summary>
    private static readonly double[] Pulls = [3, 10, 30, 100, 300, 1_000, 10_000];

    private readonly List<Seen>[] _residuals = [.. Pulls.Select(_ => new List<Seen>())];
    private readonly double[] _errors = new double[Pulls.Length];
    private readonly List<(double Predicted, double Actual)> _predictions = [], _own = [], _overall = [], _estimates = [];
    private readonly List<(double Low, double High, double Actual)> _intervals = [];
    private readonly List<double> _levels = [];
    private double _level = Nominal;

    /// <summary>Whether there are enough residuals for intervals.</summary>
    public bool IsReady => _residuals[0].Count >= MinResiduals;

    private int Best => Array.IndexOf(_errors, _errors.Min()) is var best && _residuals[0].Count == 0 ? Pulls.Length / 2 : best;

    /// <summary>Takes one block.</summary>
    /// <param name="before">Decisions of earlier blocks.</param>
    /// <param name="equations">Regressions on them.</param>
    /// <param name="block">Decisions of the block.</param>
    /// <param name="success">Their probabilities of success, as foretold from earlier blocks.</param>
    /// <param name="isMeasured">Whether the block goes into the report.</param>
    public void Take(IReadOnlyList<TrainingRow> before, NormalEquations equations, IReadOnlyList<TrainingRow> block, double[] success, bool isMeasured)
    {
        if (isMeasured)
            Measure(before, Model(equations, _level), block, success);

        for (var p = 0; p < Pulls.Length; p++)
        {
            var (centre, ofSuccess) = equations.Solve(number, Pulls[p]);
            foreach (var row in block)
            {
                var value = target.Regressed(row);
                var residual = value - centre.At(row.Features) - (row.Success ? ofSuccess : 0);
                _errors[p] += residual * residual;
                _residuals[p].Add(new Seen(residual, ResidualSpread.Newness(row.Features), value >= target.Limit(), row.Success));
            }
        }
    }

    /// <summary>The model after all blocks. It serves with the mean of the measured blocks' levels, which is steadier than the last one.</summary>
    public TargetModel Model(NormalEquations equations) => Model(equations, _levels.Count > 0 ? _levels.Average() : _level);

    private TargetModel Model(NormalEquations equations, double level)
    {
        var seen = _residuals[Best];
        var spread = ResidualSpread.Fit([.. seen.Select(r => (r.Residual, r.Newness))]);
        ResidualPool Pool(bool success)
        {
            var own = seen.Where(r => r.Success == success).ToArray();
            return ResidualPool.Of((own.Length > 0 ? own : [.. seen]).Select(r => (r.Residual / spread.Of(r.Newness), r.IsAtLimit)));
        }

        // n residuals leave n + 1 gaps for the next one, and an interval from one residual to another holds one gap fewer than residuals (Vovk et al. 2005).
        var corrected = Math.Min(1, level + ((1 + level) / seen.Count));
        var (centre, ofSuccess) = equations.Solve(number, Pulls[Best]);
        return new TargetModel(target, centre, Pulls[Best], ofSuccess, spread, Pool(success: true), Pool(success: false), corrected);
    }

    /// <summary>How it did.</summary>
    public TargetReport Report()
    {
        List<BaselineReport> baselines =
        [
            new("the person's own past mean", RegressionFigures.Of(_own)),
            new(target == PerformanceTarget.Hours ? "the overall mean of actual over estimated hours" : "the overall mean", RegressionFigures.Of(_overall)),
        ];
        if (target == PerformanceTarget.Hours)
            baselines.Add(new BaselineReport("estimated hours as they are", RegressionFigures.Of(_estimates)));
        return new TargetReport(
            target, RegressionFigures.Of(_predictions), RegressionMetrics.Coverage(_intervals), RegressionMetrics.MeanWidth(_intervals), baselines);
    }

    private void Measure(IReadOnlyList<TrainingRow> before, TargetModel model, IReadOnlyList<TrainingRow> block, double[] success)
    {
        var overall = before.Average(r => target == PerformanceTarget.Hours ? r.Outcome.ActualHours / r.EstimatedHours : target.Actual(r));
        var held = 0;
        _levels.Add(_level);
        for (var n = 0; n < block.Count; n++)
        {
            var row = block[n];
            var (value, low, high) = model.Predict(row.Features, row.EstimatedHours, success[n]);
            var actual = target.Actual(row);
            held += low <= actual && actual <= high ? 1 : 0;
            _predictions.Add((value, actual));
            _intervals.Add((low, high, actual));
            _own.Add((Own(row) is var own && double.IsFinite(own) ? own : Scaled(overall, row), actual));
            _overall.Add((Scaled(overall, row), actual));
            _estimates.Add((row.EstimatedHours, actual));
        }

        _level = Math.Clamp(_level + (Step * (Nominal - (held / (double)block.Count))), LeastLevel, MostLevel);
    }

    private double Scaled(double mean, TrainingRow row) => target == PerformanceTarget.Hours ? mean * row.EstimatedHours : mean;

    /// <summary>The person's own mean before the block; of few outcomes it leans on that of their seniority.</summary>
    private double Own(TrainingRow row) => target.Shown(row.Features[(int)target.OwnMean()], row.EstimatedHours);

    private readonly record struct Seen(double Residual, double Newness, bool IsAtLimit, bool Success);
}
