using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>What needs a person, for those who may do something about it.</summary>
internal sealed class Attention(IStoreReports reports, ITrainingJobStore jobs, ModelRegistry registry)
{
    private const int Named = 3;

    /// <summary>Looks for it.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    public async Task<IReadOnlyList<AttentionItem>> ReadAsync(RankingService ranking, Speaker viewer, CancellationToken cancellationToken)
    {
        var items = new List<AttentionItem>();
        if (viewer.May("ranking.rank_candidates"))
            items.AddRange(OfWork(ranking.Snapshot));
        else if (viewer.PersonId is { } id)
            items.AddRange(OfOwnWork(ranking.Snapshot, id));
        if (viewer.May("training.list_models"))
            items.AddRange(OfModels());
        if (viewer.May("training.training_status") && await jobs.FindAsync(null, cancellationToken) is { State: JobState.Failed } failed)
            items.Add(new AttentionItem($"Training job {failed.Id} failed. {failed.Message}", DashboardPages.Training.Path, "Training"));
        if (viewer.May("training.collect_data"))
            items.AddRange(await OfDataAsync(cancellationToken));
        return items;
    }

    private static IEnumerable<AttentionItem> OfWork(WorkforceSnapshot snapshot)
    {
        var (late, urgent) = (new TaskFilter { IsOverdue = true, IsUnassigned = true }, new TaskFilter { IsUnassigned = true, Priority = Priority.Critical });
        if (TaskTable.Count(snapshot, late) is > 0 and var forgotten)
            yield return new AttentionItem($"{Wording.Count(forgotten, "task")} with nobody {(forgotten == 1 ? "is past its deadline" : "are past their deadline")}.", DashboardPages.Tasks.Path + "?overdue=true&unassigned=true", "Overdue tasks with nobody");
        if (TaskTable.Count(snapshot, urgent) is > 0 and var free)
            yield return new AttentionItem($"{Wording.Count(free, "critical task")} {(free == 1 ? "has" : "have")} nobody.", DashboardPages.Tasks.Path + "?priority=CRITICAL&unassigned=true", "Critical tasks with nobody");
        if (TaskTable.Count(snapshot, new TaskFilter { IsOverdue = true }) - TaskTable.Count(snapshot, late) is > 0 and var held)
            yield return new AttentionItem($"{Wording.Count(held, "task")} that somebody holds {(held == 1 ? "is past its deadline" : "are past their deadline")}.", DashboardPages.Tasks.Path + "?overdue=true", "Overdue tasks");
        if (CompanyOverview.TooMuch(snapshot) is { Count: > 0 } full)
        {
            var names = full.Take(Named).Select(p => p.Name).ToList();
            if (full.Count > Named)
                names.Add(Wording.Text($"{full.Count - Named:N0} more"));
            yield return new AttentionItem($"{Wording.Count(full.Count, "person", "people")} {(full.Count == 1 ? "has" : "have")} more promised this week than there are hours: {Wording.List(names)}.", DashboardPages.People.Path + "?overloaded=true&sort=-load", "People above capacity");
        }
    }

    private static IEnumerable<AttentionItem> OfOwnWork(WorkforceSnapshot snapshot, string personId)
    {
        if (TaskTable.Count(snapshot, new TaskFilter { Assignee = personId, IsOverdue = true }) is > 0 and var late)
            yield return new AttentionItem($"{Wording.Count(late, "task")} of yours {(late == 1 ? "is past its deadline" : "are past their deadline")}.", $"{DashboardPages.Tasks.Path}?overdue=true&assignee={Uri.EscapeDataString(personId)}", "Your overdue tasks");
    }

    /// <summary>A version that is better than what serves and newer than it.</summary>
    private IEnumerable<AttentionItem> OfModels()
    {
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            if (registry.Versions(kind) is [.., var newest] && registry.Promoted(kind) is { } serving && newest.Number > serving
                && newest.Comparison is { Verdict: ComparisonVerdict.Better or ComparisonVerdict.SlightlyBetter } comparison)
                yield return new AttentionItem($"{kind} {newest} waits to be promoted. {comparison.Sentence}", DashboardPages.Models.Path, "Models");
        }
    }

    private async Task<IEnumerable<AttentionItem>> OfDataAsync(CancellationToken cancellationToken)
    {
        var items = new List<AttentionItem>();
        var stale = (await reports.ReadSourcesAsync(cancellationToken)).Where(s => s.LastError is not null).Select(s => SystemNames.Title(s.System)).Distinct().ToArray();
        if (stale.Length > 0)
            items.Add(new AttentionItem($"{Wording.List(stale)} could not be read the last time; {(stale.Length == 1 ? "its" : "their")} data is older than it should be.", DashboardPages.Data.Path, "Sources"));
        var one = new PageSpan(0, 1);
        if ((await reports.ReadDeadLettersAsync(null, one, cancellationToken)).Total is > 0 and var dead)
            items.Add(new AttentionItem($"{Wording.Count(dead, "event")} could not be used.", DashboardPages.Data.Path, "Events that could not be used"));
        return items;
    }
}
