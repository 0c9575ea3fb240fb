using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Dashboard;

/// <summary>The overview of those who may see their own work only.</summary>
internal static class OwnOverview
{
    private const int WeeksBefore = 4;
    private const int WeeksAhead = 3;
    private const int DaysOfWeek = 7;

    /// <summary>Their figures, and how many tasks the company has.</summary>
    public static IReadOnlyList<OverviewFigure> Figures(WorkforceSnapshot snapshot, Speaker viewer)
    {
        var open = new OverviewFigure(
            "Open tasks", Wording.Text($"{TaskTable.Count(snapshot, new TaskFilter()):N0}"),
            Wording.Text($"{TaskTable.Count(snapshot, new TaskFilter { IsUnassigned = true }):N0} with nobody."), [], _ => "", DashboardPages.Tasks.Path);
        if (viewer.PersonId is not { } id || snapshot.PersonIndex(id) is not (>= 0 and var person))
            return [open];
        var weeks = WeekSpans.Last(snapshot, CompanyOverview.Weeks);
        var held = TaskTable.Count(snapshot, new TaskFilter { Assignee = id });
        var late = TaskTable.Count(snapshot, new TaskFilter { Assignee = id, IsOverdue = true });
        var now = PeopleTable.LoadOf(snapshot, person);
        var ended = snapshot.History.OfPerson(person).ToArray().Select(n => snapshot.History.Work[n].Outcome).ToArray();
        return
        [
            new OverviewFigure("Your tasks", Wording.Text($"{held:N0}"), late == 0 ? "None is past its deadline." : Wording.Text($"{late:N0} past the deadline."), [], _ => "", $"{DashboardPages.Tasks.Path}?assignee={Uri.EscapeDataString(id)}"),
            new OverviewFigure(
                "Your load this week", now is { } load ? Wording.Percent(load.Utilisation) : "not known", now is { } hours ? $"{ShowWorkload.Hours(hours)} promised." : "Nothing is known of your hours.",
                [.. weeks.Select(w => new ChartPoint(WeekSpans.Label(w), snapshot.Weeks.Of(person, w)?.Utilisation))], Wording.Percent, $"{DashboardPages.People.Path}/{Uri.EscapeDataString(id)}"),
            new OverviewFigure(
                "Finished well", ended.Length == 0 ? "not measurable yet" : Wording.Percent(ended.Count(o => o.IsSuccess) / (double)ended.Length),
                Wording.Text($"{ended.Count(o => o.IsSuccess):N0} of your {ended.Length:N0} finished tasks rated 4 or 5."), [], _ => "", $"{DashboardPages.People.Path}/{Uri.EscapeDataString(id)}"),
            open,
        ];
    }

    /// <summary>Hours of one person, the weeks before and the ones ahead.</summary>
    public static IReadOnlyList<ChartSeries> Hours(WorkforceSnapshot snapshot, int person)
    {
        var weeks = Enumerable.Range(-WeeksBefore, WeeksBefore + 1 + WeeksAhead).Select(n => snapshot.Weeks.ThisWeek.AddDays(DaysOfWeek * n)).ToArray();
        ChartSeries Series(string name, Func<WeekLoad, double> hours) => new(
            name, [.. weeks.Select(w => new ChartPoint(WeekSpans.Label(w), snapshot.Weeks.Of(person, w) is { } load ? hours(load) : null))]);
        return [Series("Promised", l => Math.Min(l.AllocatedHours, l.CapacityHours)), Series("Above capacity", l => Math.Max(0, l.AllocatedHours - l.CapacityHours)), Series("Free", l => l.FreeHours)];
    }
}
