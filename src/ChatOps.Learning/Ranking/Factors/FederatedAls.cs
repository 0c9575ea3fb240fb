namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Alternating least squares over ratings that stay where they are (design document §6.2). In each half round every partition sends, for each user
/// (or item), the sums its ratings add to the normal equations (<see cref="FactorStatistics"/>); the coordinator adds the sums of all up and solves. The
/// model is that of <see cref="AlsTrainer"/> on all ratings together, but for rounding. Averaging models that were trained apart, as
/// federated averaging does, would not be: their factors have no common axes.
/// </summary>
/// <remarks>
/// Rows never leave a partition, but exact sums can give them away: those of somebody with one rating there are that rating. Only noise
/// (<see cref="FactorPrivacy"/>) hides them, and it costs accuracy. What is promised then, and what not, is said in docs/experiments-and-audits.md.
/// </remarks>
public static class FederatedAls
{
    /// <summary>Trains.</summary>
    /// <param name="partitions">Where the ratings are, one or more.</param>
    /// <param name="users">Number of users; the same numbers everywhere.</param>
    /// <param name="items">Number of items; the same numbers everywhere.</param>
    /// <param name="options">As for one place.</param>
    /// <param name="isNoisy">Whether partitions add noise, so that sums may be no sums of squares.</param>
    /// <param name="cancellationToken">Stops between half rounds.</param>
    /// <exception cref="InvalidDataException">A partition sent what can't be sums of ratings.</exception>
    public static async Task<FactorModel> TrainAsync(
        IReadOnlyList<IRatingPartition> partitions, int users, int items, FactorOptions options, bool isNoisy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partitions);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(partitions.Count, nameof(partitions));
        var totals = await Task.WhenAll(partitions.Select(p => p.TotalsAsync(cancellationToken)));
        var model = Begin(totals, users, items, options);
        for (var round = 0; round < options.Rounds; round++)
        {
            await SolveAsync(FactorSide.Users, model.ItemVectors, model.ItemBias, model.UserVectors, model.UserBias);
            await SolveAsync(FactorSide.Items, model.UserVectors, model.UserBias, model.ItemVectors, model.ItemBias);
        }

        return model;

        async Task SolveAsync(FactorSide side, double[][] otherVectors, double[] otherBias, double[][] vectors, double[] biases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = new FactorRequest(side, model.Mean, otherVectors, otherBias);
            var sent = await Task.WhenAll(partitions.Select(p => p.StatisticsAsync(request, cancellationToken)));
            var equations = new FactorEquations?[vectors.Length];
            foreach (var statistics in sent.SelectMany(s => s))
            {
                Check(statistics, vectors.Length, options.Factors, isNoisy);
                (equations[statistics.Index] ??= new FactorEquations(options.Factors)).Add(statistics.Squares, statistics.Products);
            }

            Parallel.For(0, vectors.Length, n =>
            {
                if (equations[n] is { } known)
                {
                    known.Solve(options, isNoisy, vectors[n], ref biases[n]);
                    return;
                }

                Array.Clear(vectors[n]);
                biases[n] = 0;
            });
        }
    }

    private static FactorModel Begin(RatingTotals[] totals, int users, int items, FactorOptions options)
    {
        if (totals.Any(t => !double.IsFinite(t.Count) || !double.IsFinite(t.Sum) || double.IsNaN(t.Least) || double.IsNaN(t.Most)))
            throw new InvalidDataException("A partition sent totals that are no numbers.");
        var (count, least, most) = (totals.Sum(t => t.Count), totals.Min(t => t.Least), totals.Max(t => t.Most));
        var isEmpty = count <= 0 || least > most;
        var model = isEmpty
            ? new FactorModel(users, items, options.Factors, 0, 0, 0)
            : new FactorModel(users, items, options.Factors, Math.Clamp(totals.Sum(t => t.Sum) / count, least, most), least, most);
        AlsTrainer.Begin(model, options.Seed);
        return model;
    }

    /// <summary>One partition's mistake must not spoil the model of all.</summary>
    private static void Check(FactorStatistics statistics, int count, int factors, bool isNoisy)
    {
        if (statistics.Index < 0 || statistics.Index >= count)
            throw new InvalidDataException($"A partition sent sums of number {statistics.Index}, where numbers are 0 to {count - 1}.");
        if (statistics.Squares.Length != FactorEquations.PackedLength(factors) || statistics.Products.Length != factors + 1)
            throw new InvalidDataException($"A partition sent sums of another length than {factors} factors have.");
        if (!statistics.Squares.All(double.IsFinite) || !statistics.Products.All(double.IsFinite) || (!isNoisy && statistics.Squares[^1] < 0))
            throw new InvalidDataException("A partition sent sums that no ratings have.");
    }
}
