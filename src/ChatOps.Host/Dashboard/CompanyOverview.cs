using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>The overview of those who may see how everybody does.</summary>
internal static class CompanyOverview
{
    /// <summary>Weeks that trends go back.</summary>
    public const int Weeks = 26;

    /// <summary>The four figures.</summary>
    public static IReadOnlyList<OverviewFigure> Figures(WorkforceSnapshot snapshot, IReadOnlyList<AssignmentCount> assignments)
    {
        var weeks = WeekSpans.Last(snapshot, Weeks);
        return [OpenTasks(snapshot, weeks), Load(snapshot, weeks), Taken(assignments, weeks), Success(snapshot, weeks)];
    }

    /// <summary>Assignments by week and by how they came about.</summary>
    public static IReadOnlyList<ChartSeries> Chart(WorkforceSnapshot snapshot, IReadOnlyList<AssignmentCount> assignments)
    {
        var weeks = WeekSpans.Last(snapshot, Weeks);
        ChartSeries Series(string name, AssignmentMethod method) => new(
            name, [.. weeks.Select((w, n) => new ChartPoint(WeekSpans.Label(w), Count(assignments, weeks, n, method)))]);
        return
        [
            Series("Ranking followed", AssignmentMethod.AiRecommended), Series("Chosen otherwise", AssignmentMethod.Manual), Series("From a plan", AssignmentMethod.AutoAssigned),
        ];
    }

    /// <summary>The chart in a sentence.</summary>
    public static string Summary(IReadOnlyList<ChartSeries> chart)
    {
        int Sum(int series) => (int)chart[series].Points.Sum(p => p.Value ?? 0);
        var (followed, otherwise, plans) = (Sum(0), Sum(1), Sum(2));
        return followed + otherwise + plans == 0
            ? $"Nothing was given out in the last {Weeks} weeks."
            : Wording.Text($"In {Weeks} weeks the ranking was followed {Times(followed)} and somebody else was chosen, or the ranking not asked, {Times(otherwise)}; {Wording.Count(plans, "task")} came from plans.");
    }

    /// <summary>Open on the evening of each week: made by then, and not finished by then.</summary>
    private static OverviewFigure OpenTasks(WorkforceSnapshot snapshot, IReadOnlyList<DateOnly> weeks)
    {
        var finished = new Dictionary<int, DateOnly>();
        foreach (var work in snapshot.History.Work)
            finished[work.Item] = work.Outcome.CompletionDate;
        var items = snapshot.WorkItems
            .Select((i, n) => (i.Created, Finished: i.Status != WorkItemStatus.Completed ? DateOnly.MaxValue : finished.GetValueOrDefault(n, DateOnly.MinValue)))
            .ToArray();
        double OpenOn(DateOnly day) => items.Count(i => i.Created <= day && i.Finished > day);
        var open = TaskTable.Count(snapshot, new TaskFilter());
        var (overdue, free) = (TaskTable.Count(snapshot, new TaskFilter { IsOverdue = true }), TaskTable.Count(snapshot, new TaskFilter { IsUnassigned = true }));
        return new OverviewFigure(
            "Open tasks",
            Number(open),
            Wording.Text($"{overdue:N0} past their deadline, {free:N0} with nobody."),
            [.. weeks.Select(w => new ChartPoint(WeekSpans.Label(w), OpenOn(WeekSpans.EndOf(w) < snapshot.AsOf ? WeekSpans.EndOf(w) : snapshot.AsOf)))],
            Number,
            DashboardPages.Tasks.Path);
    }

    private static OverviewFigure Load(WorkforceSnapshot snapshot, IReadOnlyList<DateOnly> weeks)
    {
        WeekLoad? Of(DateOnly week)
        {
            var loads = Enumerable.Range(0, snapshot.People.Count).Select(p => snapshot.Weeks.Of(p, week)).OfType<WeekLoad>().ToArray();
            return loads.Length == 0 ? null : new WeekLoad(loads.Sum(l => l.AllocatedHours), loads.Sum(l => l.CapacityHours));
        }

        var above = TooMuch(snapshot).Count;
        return new OverviewFigure(
            "Load this week",
            Of(snapshot.Weeks.ThisWeek) is { } now ? Wording.Percent(now.Utilisation) : "not known",
            Of(snapshot.Weeks.ThisWeek) is { } load ? Wording.Text($"{load.AllocatedHours:N0} of {load.CapacityHours:N0} h promised; {Wording.Count(above, "person", "people")} above capacity.") : "There are no people in the data.",
            [.. weeks.Select(w => new ChartPoint(WeekSpans.Label(w), Of(w)?.Utilisation))],
            Wording.Percent,
            DashboardPages.People.Path + "?sort=-load");
    }

    private static OverviewFigure Taken(IReadOnlyList<AssignmentCount> assignments, IReadOnlyList<DateOnly> weeks)
    {
        (int Followed, int Otherwise) Of(int week) => (Count(assignments, weeks, week, AssignmentMethod.AiRecommended), Count(assignments, weeks, week, AssignmentMethod.Manual));
        var all = weeks.Select((_, n) => Of(n)).ToArray();
        var (followed, otherwise) = (all.Sum(a => a.Followed), all.Sum(a => a.Otherwise));
        static double? Share((int Followed, int Otherwise) of) => of.Followed + of.Otherwise == 0 ? null : of.Followed / (double)(of.Followed + of.Otherwise);
        return new OverviewFigure(
            "Recommendations taken",
            Share((followed, otherwise)) is { } share ? Wording.Percent(share) : "nothing given out",
            Wording.Text($"{followed:N0} followed, {otherwise:N0} chosen otherwise, in {weeks.Count} weeks."),
            [.. weeks.Select((w, n) => new ChartPoint(WeekSpans.Label(w), Share(all[n])))],
            Wording.Percent,
            null);
    }

    private static OverviewFigure Success(WorkforceSnapshot snapshot, IReadOnlyList<DateOnly> weeks)
    {
        var ended = new int[weeks.Count];
        var succeeded = new int[weeks.Count];
        foreach (var work in snapshot.History.Work)
        {
            if (WeekSpans.IndexOf(weeks, work.Outcome.CompletionDate) is not (>= 0 and var week))
                continue;
            ended[week]++;
            succeeded[week] += work.Outcome.IsSuccess ? 1 : 0;
        }

        return new OverviewFigure(
            "Finished well",
            ended.Sum() == 0 ? "not measurable yet" : Wording.Percent(succeeded.Sum() / (double)ended.Sum()),
            Wording.Text($"{succeeded.Sum():N0} of {ended.Sum():N0} finished tasks rated 4 or 5, in {weeks.Count} weeks."),
            [.. weeks.Select((w, n) => new ChartPoint(WeekSpans.Label(w), ended[n] == 0 ? null : succeeded[n] / (double)ended[n]))],
            Wording.Percent,
            null);
    }

    /// <summary>People with more promised this week than they have hours, the fullest first.</summary>
    public static IReadOnlyList<Person> TooMuch(WorkforceSnapshot snapshot) =>
    [
        .. Enumerable.Range(0, snapshot.People.Count).Select(p => (Person: snapshot.People[p], Load: PeopleTable.LoadOf(snapshot, p)))
            .Where(p => p.Load is { } load && ShowWorkload.IsAbove(load))
            .OrderByDescending(p => p.Load!.Value.Utilisation).Select(p => p.Person),
    ];

    private static int Count(IReadOnlyList<AssignmentCount> assignments, IReadOnlyList<DateOnly> weeks, int week, AssignmentMethod method) =>
        assignments.Where(a => a.Method == method && WeekSpans.IndexOf(weeks, a.Day) == week).Sum(a => a.Count);

    private static string Number(double number) => Wording.Text($"{number:N0}");

    private static string Times(int count) => count switch { 0 => "never", 1 => "once", 2 => "twice", _ => Wording.Text($"{count:N0} times") };
}
