using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>Puts the overview together for somebody.</summary>
internal sealed class OverviewReader(RankingProvider rankings, IStoreReports reports, Attention attention)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    public async Task<OverviewReport> ReadAsync(Speaker viewer, CancellationToken cancellationToken)
    {
        var ranking = await rankings.GetAsync(cancellationToken);
        var snapshot = ranking.Snapshot;
        var needed = await attention.ReadAsync(ranking, viewer, cancellationToken);
        if (!viewer.May("ranking.rank_candidates"))
            return Own(snapshot, viewer, needed);
        var assignments = await reports.CountAssignmentsAsync(WeekSpans.Last(snapshot, CompanyOverview.Weeks)[0], cancellationToken);
        var chart = CompanyOverview.Chart(snapshot, assignments);
        return new OverviewReport(
            CompanyOverview.Figures(snapshot, assignments), "Recommendations taken and overridden, by week", CompanyOverview.Summary(chart), chart, "", needed, Wording.HoursFrom(snapshot));
    }

    private static OverviewReport Own(WorkforceSnapshot snapshot, Speaker viewer, IReadOnlyList<AttentionItem> needed)
    {
        var person = viewer.PersonId is { } id ? snapshot.PersonIndex(id) : -1;
        return new OverviewReport(
            OwnOverview.Figures(snapshot, viewer), "Your hours by week", "Hours promised to tasks, and hours left.", person < 0 ? [] : OwnOverview.Hours(snapshot, person), " h", needed, Wording.HoursFrom(snapshot));
    }
}
