using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>performance.show_performance: how somebody has done so far or in a period, whether it is getting better, and their latest tasks.</summary>
internal sealed class ShowPerformance : IChatFunction
{
    /// <summary>Fewer finished tasks than this say little about somebody.</summary>
    private const int FewestToJudge = 5;

    /// <summary>Fewer tasks than this in either span make no trend.</summary>
    private const int FewestForTrend = 3;

    private const int TrendMonths = 3;
    private const int LatestShown = 5;

    /// <summary>A last outcome older than this many days is said to be old.</summary>
    private const int OldAfterDays = 31;

    /// <summary>Half width of the 80 % interval in standard errors.</summary>
    private const double Z80 = 1.2815515655446004;

    public string Name => "performance.show_performance";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var number = snapshot.PersonIndex(context.Call["person"]!);
        var person = snapshot.People[number];
        var all = snapshot.History.OfPerson(number).ToArray().Select(n => snapshot.History.Work[n]).ToArray();
        var period = Period.Of(context.Call["period"], snapshot);
        var work = period is { } p ? [.. all.Where(w => w.Outcome.CompletionDate >= p.From && w.Outcome.CompletionDate <= p.To)] : all;
        var latest = work.Reverse().Take(LatestShown).ToArray();
        context.ShowPeople(person.Id);
        context.ShowTasks(latest.Select(w => snapshot.WorkItems[w.Item].Id));
        var when = period is { } said ? $" {said.Words}" : " so far";
        if (work.Length == 0)
            return Task.FromResult(Reply.Of(ReplyOutcome.Allowed, Nothing(person, all, when, snapshot.AsOf)));

        var trend = Trend(all, snapshot.AsOf);
        var rate = SuccessProbability.OfRate(work.Count(w => w.Outcome.IsSuccess), work.Length);
        var few = work.Length < FewestToJudge ? $" That is too few to judge by; {FewestToJudge} or more would say something." : "";
        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**{person.Name}** {(period is null ? "has finished" : "finished")} {Wording.Count(work.Length, "task")}{when}; {Wording.Percent(rate)} were rated 4 or 5.{few} {trend.Sentence}",
            Blocks = [Facts(work, rate, trend.Fact, snapshot), Latest(latest, snapshot)],
            Note = Basis(all, snapshot.AsOf),
        });
    }

    private static string Nothing(Person person, FinishedWork[] all, string when, DateOnly today) => all.Length == 0
        ? $"**{person.Name}** has not finished a task yet, so there is nothing to go by."
        : $"**{person.Name}** finished no task{when}. Before and since: {Wording.Count(all.Length, "task")}, the last on {Wording.Day(all[^1].Outcome.CompletionDate, today)}.";

    private static FactsBlock Facts(FinishedWork[] work, SuccessProbability rate, string trend, WorkforceSnapshot snapshot)
    {
        var estimated = work.Sum(w => snapshot.WorkItems[w.Item].EstimatedHours);
        var taken = work.Sum(w => w.Outcome.ActualHours);
        return new FactsBlock(null,
        [
            new("Rated 4 or 5", $"{Wording.Percent(rate)}, {work.Count(w => w.Outcome.IsSuccess)} of {work.Length}; everybody here: {Wording.Percent(snapshot.Performance.SuccessRate)}"),
            new("Quality", Wording.Text($"{100 * work.Average(w => w.Outcome.Quality):0} of 100 on average")),
            new("Timeliness", Wording.Text($"{100 * work.Average(w => w.Outcome.Timeliness):0} of 100 on average; {work.Count(w => w.Outcome.Timeliness >= 1)} of {work.Length} on time")),
            new("Hours", Wording.Text($"{taken:N0} h against {estimated:N0} h estimated, {taken / estimated:0.00} times")),
            new("Trend", trend),
        ]);
    }

    /// <summary>The mean stored score (0.4 time + 0.6 quality) of the last three months against the three before; a change within chance is called none.</summary>
    private static (string Sentence, string Fact) Trend(FinishedWork[] all, DateOnly today)
    {
        double[] Scores(DateOnly after, DateOnly until) =>
            [.. all.Where(w => w.Outcome.CompletionDate > after && w.Outcome.CompletionDate <= until).Select(w => 100 * w.Outcome.PerformanceScore)];
        var (middle, start) = (today.AddMonths(-TrendMonths), today.AddMonths(-2 * TrendMonths));
        var (now, before) = (Scores(middle, today), Scores(start, middle));
        if (now.Length < FewestForTrend || before.Length < FewestForTrend)
        {
            var why = $"not measurable yet ({Wording.Count(now.Length, "task")} in the last three months, {before.Length} in the three before; {FewestForTrend} each needed)";
            return ($"A trend is {why}.", why);
        }

        var change = now.Average() - before.Average();
        var chance = Z80 * Math.Sqrt((Variance(now) / now.Length) + (Variance(before) / before.Length));
        var direction = Math.Abs(change) < Math.Max(1, chance) ? "no clear change" : change > 0 ? "up" : "down";
        var fact = Wording.Text(
            $"{direction}: {now.Average():0} of 100 in the last three months ({Wording.Count(now.Length, "task")}), {before.Average():0} in the three before ({Wording.Count(before.Length, "task")})");
        return (direction == "no clear change" ? "No clear trend over six months." : Wording.Text($"Results went {direction} by {Math.Abs(change):0} points over six months."), fact);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }

    private static TableBlock Latest(FinishedWork[] latest, WorkforceSnapshot snapshot) => new(
        "Latest tasks",
        ["Task", "Title", "Finished", "Hours", "Rating", "Quality", "Timeliness"],
        [
            .. latest.Select(w => (Work: snapshot.WorkItems[w.Item], w.Outcome)).Select(w => (IReadOnlyList<string>)
            [
                w.Work.Id,
                w.Work.Title,
                Wording.Day(w.Outcome.CompletionDate, snapshot.AsOf),
                Wording.Text($"{w.Outcome.ActualHours:0.#} of {w.Work.EstimatedHours:0.#} h"),
                $"{w.Outcome.Rating} of 5",
                Wording.Percent(w.Outcome.Quality),
                Wording.Percent(w.Outcome.Timeliness),
            ]),
        ]);

    private static string Basis(FinishedWork[] all, DateOnly today)
    {
        var last = all[^1].Outcome.CompletionDate;
        var days = today.DayNumber - last.DayNumber;
        return $"From outcomes up to {Wording.Day(last, today)}{(days > OldAfterDays ? $", {Wording.Count(days, "day")} ago" : "")}. Trend: 0.4 timeliness + 0.6 quality.";
    }
}
