using ChatOps.Agent.Training;
using ChatOps.Learning.Fairness;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Dashboard;

/// <summary>The fairness report of what ranks now: worked out once for each state of company and model, for it ranks hundreds of tasks.</summary>
internal sealed class FairnessReports(RankingProvider rankings, FairnessReporter reporter) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private (RankingService Ranking, FairnessReport Report)? _known;

    /// <summary>The report.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    /// <exception cref="Workforce.Sources.SourceRefusedException">The audit file can't be used.</exception>
    public async Task<FairnessReport> GetAsync(CancellationToken cancellationToken)
    {
        var ranking = await rankings.GetAsync(cancellationToken);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } known || !ReferenceEquals(known.Ranking, ranking))
                _known = known = (ranking, await reporter.RunAsync(ranking, cancellationToken));
            return known.Report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
