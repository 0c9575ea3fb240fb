using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>The workload of a department or of everybody: the fullest first, with a total.</summary>
internal static class GroupWorkload
{
    private const int MaxShown = 25;
    private const int Named = 3;

    /// <summary>More weeks than this don't fit beside each other; then their mean is shown.</summary>
    private const int MaxColumns = 5;

    public static Reply Write(FunctionContext context, string? department, Period period, IReadOnlyList<DateOnly> weeks)
    {
        var snapshot = context.Ranking.Snapshot;
        var people = Enumerable.Range(0, snapshot.People.Count)
            .Where(p => department is null || snapshot.People[p].Department.Equals(department, StringComparison.OrdinalIgnoreCase))
            .Select(p => new Row(snapshot.People[p].Id, snapshot.People[p].Name, snapshot.People[p].Department, [.. weeks.Select(w => snapshot.Weeks.Of(p, w))]))
            .OrderByDescending(r => r.Mean?.Utilisation ?? -1)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToArray();
        var group = department ?? "Everybody";
        var total = Row.Total(Wording.Count(people.Length, "person", "people"), people);
        context.ShowPeople(people.Take(MaxShown).Select(p => p.Id));
        if (total.Mean is null)
            return Reply.Of(ReplyOutcome.Allowed, $"Nothing is known of hours {period.Words} (**{group}**, {total.Name}). {Wording.HoursFrom(snapshot)}");

        var blocks = new List<ReplyBlock>();
        if (department is null)
        {
            var departments = people.GroupBy(p => p.Department, StringComparer.OrdinalIgnoreCase)
                .Select(g => Row.Total(g.Key, [.. g]))
                .OrderByDescending(r => r.Mean?.Utilisation ?? -1);
            blocks.Add(Table("By department", [.. departments, total], weeks, snapshot));
        }

        var rows = people.Take(MaxShown).ToList();
        if (department is not null)
            rows.Add(total);
        var title = people.Length > MaxShown ? $"The {MaxShown} fullest of {total.Name}" : null;
        blocks.Add(Table(title ?? (department is null ? "By person" : null), rows, weeks, snapshot));
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Headline(group, people, total, period, weeks.Count),
            Blocks = blocks,
            Note = Wording.HoursFrom(snapshot),
        };
    }

    private static string Headline(string group, Row[] people, Row total, Period period, int weeks)
    {
        var mean = total.Mean!.Value;
        var average = weeks > 1 ? " a week" : "";
        var answer = $"**{group}** ({total.Name}), {period.Words}: {ShowWorkload.Hours(mean)}{average} promised, {Wording.Percent(mean.Utilisation)}.";
        var above = people.Where(p => p.Loads.Any(l => l is { } load && ShowWorkload.IsAbove(load))).ToArray();
        var named = above.Take(Named).Select(p => $"{p.Name} ({ShowWorkload.Hours(p.Fullest)})").ToList();
        if (above.Length > Named)
            named.Add($"{above.Length - Named} more");
        answer += above.Length > 0 ? $" Above capacity{(weeks > 1 ? " in some week" : "")}: {Wording.List(named)}." : " Nobody is above capacity.";
        var freest = people.Where(p => p.Mean is { CapacityHours: > 0 }).MaxBy(p => p.Mean!.Value.FreeHours);
        return freest?.Mean is { } free && people.Length > 1 ? answer + Wording.Text($" Most free: {freest.Name}, {free.FreeHours:0} h{average}.") : answer;
    }

    private static TableBlock Table(string? title, IReadOnlyList<Row> rows, IReadOnlyList<DateOnly> weeks, WorkforceSnapshot snapshot)
    {
        const string NotKnown = "not known";
        if (weeks.Count <= MaxColumns)
        {
            return new TableBlock(
                title,
                ["", .. weeks.Select(w => $"Week of {Wording.Day(w, snapshot.AsOf)}")],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Name, .. r.Loads.Select(l => l is { } load ? ShowWorkload.Hours(load) : NotKnown)])]);
        }

        return new TableBlock(
            title,
            ["", "A week, on average", "Load", "Weeks known"],
            [
                .. rows.Select(r => (IReadOnlyList<string>)
                [
                    r.Name,
                    r.Mean is { } mean ? ShowWorkload.Hours(mean) : NotKnown,
                    r.Mean is { } m ? Wording.Percent(m.Utilisation) : "",
                    Wording.Text($"{r.Loads.Count(l => l is not null)} of {weeks.Count}"),
                ]),
            ]);
    }

    /// <summary>Somebody, or several people together, over the weeks shown.</summary>
    private sealed record Row(string Id, string Name, string Department, IReadOnlyList<WeekLoad?> Loads)
    {
        /// <summary>Mean over the weeks that are known; null where none is.</summary>
        public WeekLoad? Mean { get; } = MeanOf(Loads);

        /// <summary>The fullest week that is known.</summary>
        public WeekLoad Fullest => Loads.OfType<WeekLoad>().MaxBy(l => l.Utilisation);

        public static Row Total(string name, IReadOnlyList<Row> rows) => new(
            "",
            name,
            "",
            [
                .. Enumerable.Range(0, rows.Count > 0 ? rows[0].Loads.Count : 0).Select(w => rows.Any(r => r.Loads[w] is not null)
                    ? new WeekLoad(rows.Sum(r => r.Loads[w]?.AllocatedHours ?? 0), rows.Sum(r => r.Loads[w]?.CapacityHours ?? 0))
                    : (WeekLoad?)null),
            ]);

        private static WeekLoad? MeanOf(IReadOnlyList<WeekLoad?> loads)
        {
            var known = loads.OfType<WeekLoad>().ToArray();
            return known.Length > 0 ? new WeekLoad(known.Average(l => l.AllocatedHours), known.Average(l => l.CapacityHours)) : null;
        }
    }
}
