using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>A partition whose ratings are in this process. Asks come one after the other.</summary>
public sealed class LocalRatingPartition : IRatingPartition
{
    private readonly RatingSet _set;
    private readonly FactorPrivacy? _privacy;
    private readonly Random _random;
    private readonly ILookup<int, Rating> _byUser;
    private readonly ILookup<int, Rating> _byItem;

    /// <summary>Takes ratings in.</summary>
    /// <param name="set">The ratings of this partition; users and items are numbered alike in all.</param>
    /// <param name="privacy">Bounds and noise; null to send exact sums.</param>
    /// <exception cref="ArgumentException">A bound is out of range.</exception>
    public LocalRatingPartition(RatingSet set, FactorPrivacy? privacy = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        privacy?.Validate();
        _set = privacy is null
            ? set
            : set with { Ratings = [.. set.Ratings.Select(r => r with { Value = (float)Math.Clamp(r.Value, privacy.Least, privacy.Most) })] };
        _privacy = privacy;
        _random = new Random(privacy?.Seed ?? 0);
        _byUser = _set.Ratings.ToLookup(r => r.User);
        _byItem = _set.Ratings.ToLookup(r => r.Item);
    }

    public Task<RatingTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        var (count, sum) = (_set.Ratings.Count, _set.Ratings.Sum(r => (double)r.Value));
        if (_privacy is not { } privacy)
        {
            return Task.FromResult(count == 0
                ? new RatingTotals(0, 0, double.PositiveInfinity, double.NegativeInfinity)
                : new RatingTotals(count, sum, _set.Ratings.Min(r => r.Value), _set.Ratings.Max(r => r.Value)));
        }

        // Counted from the middle of the range, a rating changes the sum least.
        var middle = (privacy.Least + privacy.Most) / 2;
        var (noisyCount, noisyRest) = (count + Noise(privacy.TotalsSensitivity), sum - (count * middle) + Noise(privacy.TotalsSensitivity));
        return Task.FromResult(new RatingTotals(noisyCount, noisyRest + (noisyCount * middle), privacy.Least, privacy.Most));
    }

    public Task<IReadOnlyList<FactorStatistics>> StatisticsAsync(FactorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isUsers = request.Side == FactorSide.Users;
        var own = isUsers ? _byUser : _byItem;
        var factors = request.OtherVectors.Count == 0 ? 0 : request.OtherVectors[0].Length;
        var sent = _privacy is { NoiseMultiplier: > 0 } ? Enumerable.Range(0, isUsers ? _set.Users : _set.Items) : own.Select(g => g.Key).Order();
        var statistics = new List<FactorStatistics>();
        foreach (var index in sent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var equations = new FactorEquations(factors);
            foreach (var rating in own[index])
            {
                var other = isUsers ? rating.Item : rating.User;
                Add(equations, request.OtherVectors[other], rating.Value - request.Mean - request.OtherBias[other]);
            }

            statistics.Add(new FactorStatistics(index, Send(equations.Squares), Send(equations.Products)));
        }

        return Task.FromResult<IReadOnlyList<FactorStatistics>>(statistics);
    }

    private void Add(FactorEquations equations, double[] vector, double residual)
    {
        if (_privacy is not { } privacy)
        {
            equations.Add(vector, residual);
            return;
        }

        var squares = 1 + vector.Sum(x => x * x);
        equations.Add(
            vector, Math.Clamp(residual, -privacy.ResidualBound, privacy.ResidualBound), Math.Min(1, privacy.NormBound * privacy.NormBound / squares));
    }

    private double[] Send(ReadOnlySpan<double> exact)
    {
        var sent = exact.ToArray();
        if (_privacy is not { NoiseMultiplier: > 0 } privacy)
            return sent;
        for (var n = 0; n < sent.Length; n++)
            sent[n] += Noise(privacy.Sensitivity);
        return sent;
    }

    private double Noise(double sensitivity) =>
        _privacy!.NoiseMultiplier == 0 ? 0 : Normal.Sample(_random, 0, _privacy.NoiseMultiplier * sensitivity);
}
