using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>The newest performance of each person holds.</summary>
internal static class PerformanceEvents
{
    /// <returns>Events that were too old to say anything.</returns>
    public static async Task<int> ApplyAsync(EfWorkforceBatch batch, IReadOnlyList<PerformanceMeasured> measured, CancellationToken cancellationToken)
    {
        if (measured.Count == 0)
            return 0;
        var users = measured.Select(m => m.UserId).Distinct().ToArray();
        var known = await batch.Context.Set<UserPerformance>().AsNoTracking().Where(p => users.Contains(p.UserId)).ToDictionaryAsync(p => p.UserId, cancellationToken);
        var newest = measured.GroupBy(m => m.UserId).Select(g => g.MaxBy(m => m.Date)!)
            .Where(m => !known.TryGetValue(m.UserId, out var before) || before.PerformanceDate < m.Date).ToArray();
        await batch.UpsertManyAsync([.. newest.Select(m => new UserPerformance(m.UserId, m.Date, m.Score))], null, cancellationToken);
        return measured.Count - newest.Length;
    }
}
