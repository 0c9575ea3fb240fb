namespace ChatOps.Learning.Ranking.Factors;

/// <summary>A place that holds ratings and never gives a row away: a site, a subsidiary, a database of its own.</summary>
public interface IRatingPartition
{
    /// <summary>Its totals.</summary>
    Task<RatingTotals> TotalsAsync(CancellationToken cancellationToken);

    /// <summary>Sums for every user or item that it has ratings of; with noise for all there are, so that having any isn't told either.</summary>
    Task<IReadOnlyList<FactorStatistics>> StatisticsAsync(FactorRequest request, CancellationToken cancellationToken);
}
