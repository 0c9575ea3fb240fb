using System.Globalization;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Performance;

/// <summary>
/// Fits a <see cref="PerformanceModel"/>: replays a table's blocks in time order to choose pulls, to collect residuals and to measure, then fits
/// on all of them.
/// </summary>
public static class PerformanceTrainer
{
    /// <summary>Fewest outcomes that anything is learned from.</summary>
    public const int MinOutcomes = 50;

    /// <summary>Fewest earlier outcomes that a block is foretold from.</summary>
    private const int MinBefore = 25;

    /// <summary>Oldest share of the blocks, which only serves to start with.</summary>
    private const double MeasuredFrom = 0.3;

    /// <summary>Pull of the success model of the replay.</summary>
    private const double SuccessPull = 30;

    /// <summary>Trains.</summary>
    /// <param name="table">Decisions to learn from.</param>
    /// <param name="success">The success model that will serve beside it; null where there is none and the base rate stands in.</param>
    /// <param name="version">Number of the new model.</param>
    /// <param name="now">When it is trained.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <returns>The model, or null where there is too little to learn from; and the report, whose verdict then says so.</returns>
    public static (PerformanceModel? Model, PerformanceReport Report) Train(
        TrainingTable table, SuccessModel? success, int version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (table.Rows.Count < MinOutcomes)
            return (null, Nothing($"There are {table.Rows.Count} outcomes to learn from and it takes {MinOutcomes}; performance can't be predicted yet."));

        TargetReplay[] replays = [.. TargetScale.All.Select((target, number) => new TargetReplay(target, number))];
        var measured = Replay(table, withSuccess: success is not null, replays, cancellationToken);
        if (!replays[0].IsReady)
            return (null, Nothing("The outcomes lie in too few spans of time to see how predictions turn out; performance can't be predicted yet."));

        var equations = new NormalEquations(table.Rows, Encoding(table, table.Rows), TargetScale.All);
        var report = new PerformanceReport(measured, [.. replays.Select(r => r.Report())], Verdict(measured));
        var model = new PerformanceModel
        {
            Version = version,
            TrainedAt = now,
            Outcomes = table.Rows.Count,
            BaseRate = SuccessProbability.OfRate(table.Rows.Count(r => r.Success), table.Rows.Count),
            Quality = replays[(int)PerformanceTarget.Quality].Model(equations),
            Timeliness = replays[(int)PerformanceTarget.Timeliness].Model(equations),
            Hours = replays[(int)PerformanceTarget.Hours].Model(equations),
            Report = report,
        };
        return (model, report);
    }

    /// <summary>Shows every block to the targets, oldest first; the newer ones are measured.</summary>
    /// <returns>How many outcomes were measured.</returns>
    private static int Replay(TrainingTable table, bool withSuccess, TargetReplay[] replays, CancellationToken cancellationToken)
    {
        var (measured, from) = (0, 0);
        for (var number = 0; number < table.Blocks; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = table.Rows.Take(from).ToArray();
            var block = table.Rows.Skip(from).TakeWhile(r => r.Block == number).ToArray();
            from += block.Length;
            if (before.Length < MinBefore || block.Length == 0)
                continue;

            var encoding = Encoding(table, before);
            var equations = new NormalEquations(before, encoding, TargetScale.All);
            var probabilities = Foretell(before, block, encoding, withSuccess, cancellationToken);
            var isMeasured = number >= MeasuredFrom * table.Blocks && replays[0].IsReady;
            measured += isMeasured ? block.Length : 0;
            foreach (var replay in replays)
                replay.Take(before, equations, block, probabilities, isMeasured);
        }

        return measured;
    }

    /// <summary>
    /// Probabilities of success as they were known before the block. The serving model has seen the block; a regression of its kind that has not stands in.
    /// </summary>
    private static double[] Foretell(
        TrainingRow[] before, TrainingRow[] block, FeatureEncoding encoding, bool withSuccess, CancellationToken cancellationToken)
    {
        if (!withSuccess || !SuccessTrainer.HasBothEnds(before))
        {
            var rate = (before.Count(r => r.Success) + 1.0) / (before.Length + 2.0);
            return [.. block.Select(_ => rate)];
        }

        var scorer = new LogisticLearner(SuccessPull, int.MaxValue).Fit(before, encoding, cancellationToken);
        return [.. block.Select(r => ScoreMap.AsItIs.Map(scorer.Score(r.Features)))];
    }

    private static FeatureEncoding Encoding(TrainingTable table, IReadOnlyList<TrainingRow> rows) =>
        FeatureEncoding.Fit([.. rows.Select(r => r.Features)], table.Candidates);

    private static PerformanceReport Nothing(string verdict) => new(0, [], verdict);

    private static string Verdict(int measured) => measured == 0
        ? "Performance can be predicted, but there are too few later outcomes to measure how well."
        : string.Create(CultureInfo.InvariantCulture, $"Performance was predicted for the {measured:N0} newest outcomes, each from what was known before its span of time.");
}
