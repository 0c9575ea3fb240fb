using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>The workload of one person: week by week, and the tasks that they hold.</summary>
internal static class PersonWorkload
{
    public static Reply Write(FunctionContext context, int person, Period period, IReadOnlyList<DateOnly> weeks)
    {
        var snapshot = context.Ranking.Snapshot;
        var held = snapshot.Weeks.HeldBy(person)
            .OrderBy(i => snapshot.WorkItems[i].Deadline ?? DateOnly.MaxValue)
            .ThenBy(i => snapshot.WorkItems[i].Id, StringComparer.Ordinal)
            .ToArray();
        context.ShowPeople(snapshot.People[person].Id);
        context.ShowTasks(held.Select(i => snapshot.WorkItems[i].Id));

        var known = weeks.Select(w => (Week: w, Load: snapshot.Weeks.Of(person, w))).Where(w => w.Load is not null)
            .Select(w => (w.Week, Load: w.Load!.Value)).ToArray();
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Headline(snapshot, person, period, known) + Tasks(held.Length),
            Blocks = [.. known.Length > 0 ? [Table(snapshot, weeks, person)] : Array.Empty<TableBlock>(), .. held.Length > 0 ? [Tasks(snapshot, person, held)] : Array.Empty<TableBlock>()],
            Note = Wording.HoursFrom(snapshot),
        };
    }

    private static string Headline(WorkforceSnapshot snapshot, int person, Period period, (DateOnly Week, WeekLoad Load)[] known)
    {
        var name = snapshot.People[person].Name;
        if (known.Length == 0)
            return $"Nothing is known of **{name}**'s hours {period.Words}.";
        var (week, first) = known[0];
        var when = week == snapshot.Weeks.ThisWeek ? "this week" : $"in the week of {Wording.Day(week, snapshot.AsOf)}";
        var answer = first.CapacityHours <= 0
            ? $"**{name}** has no working hours {when}."
            : Wording.Text($"**{name}** has {ShowWorkload.Hours(first)} promised {when}, {first.FreeHours:0} h free.");
        var fullest = known.MaxBy(k => k.Load.Utilisation);
        if (fullest.Week != week && fullest.Load.AllocatedHours > first.AllocatedHours)
            answer += $" The fullest is the week of {Wording.Day(fullest.Week, snapshot.AsOf)}: {ShowWorkload.Hours(fullest.Load)}.";
        var above = known.Count(k => ShowWorkload.IsAbove(k.Load));
        return above == 0
            ? answer
            : known.Length == 1 ? answer + " That is above capacity." : answer + $" {Wording.Count(above, "week")} of {known.Length} {(above == 1 ? "is" : "are")} above capacity.";
    }

    private static string Tasks(int held) => held == 0 ? " No open task is assigned." : $" {Wording.Count(held, "open task")}.";

    private static TableBlock Table(WorkforceSnapshot snapshot, IReadOnlyList<DateOnly> weeks, int person) => new(
        null,
        ["Week of", "Allocated", "Capacity", "Free", "Load"],
        [
            .. weeks.Select(w => (IReadOnlyList<string>)(snapshot.Weeks.Of(person, w) is { } load
                ?
                [
                    Wording.Day(w, snapshot.AsOf),
                    Wording.Text($"{load.AllocatedHours:0.#} h"),
                    Wording.Text($"{load.CapacityHours:0.#} h"),
                    Wording.Text($"{load.FreeHours:0.#} h"),
                    Wording.Percent(load.Utilisation),
                ]
                : [Wording.Day(w, snapshot.AsOf), "not known", "", "", ""])),
        ]);

    private static TableBlock Tasks(WorkforceSnapshot snapshot, int person, int[] held) => new(
        "Open tasks",
        ["Task", "Title", "Due", "Needs", "Counted"],
        [
            .. held.Select(i => (Item: i, Work: snapshot.WorkItems[i])).Select(t => (IReadOnlyList<string>)
            [
                t.Work.Id,
                t.Work.Title,
                t.Work.Deadline is { } due ? Wording.Day(due, snapshot.AsOf) + (due < snapshot.AsOf ? ", overdue" : "") : "no deadline",
                Wording.Text($"{AvailabilityIndex.HoursPerWeek(t.Work, snapshot.AsOf):0.#} h a week"),
                snapshot.Weeks.IsAdded(person, t.Item) ? "added here" : "in the data's hours",
            ]),
        ]);
}
