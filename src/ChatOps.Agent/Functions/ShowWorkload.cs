using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.show_workload: hours promised against working hours by week, of one person, a department or everybody.</summary>
internal sealed class ShowWorkload : IChatFunction
{
    /// <summary>Weeks shown where no period was asked for, this one first.</summary>
    private const int UsualWeeks = 4;

    private const int DaysOfWeek = 7;

    public string Name => "ranking.show_workload";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var now = snapshot.Weeks.ThisWeek;
        var period = Period.Of(context.Call["period"], snapshot)
            ?? new Period(now, now.AddDays((UsualWeeks * DaysOfWeek) - 1), $"this week and the next {UsualWeeks - 1}");
        var weeks = new List<DateOnly>();
        var first = snapshot.Weeks.WeekOf(period.From);
        for (var week = first < period.From ? first.AddDays(DaysOfWeek) : first; week <= period.To; week = week.AddDays(DaysOfWeek))
            weeks.Add(week);
        return Task.FromResult(context.Call["person"] is { } person
            ? PersonWorkload.Write(context, snapshot.PersonIndex(person), period, weeks)
            : GroupWorkload.Write(context, context.Call["department"], period, weeks));
    }

    /// <summary>"36 of 40 h".</summary>
    public static string Hours(WeekLoad load) => Wording.Text($"{load.AllocatedHours:0} of {load.CapacityHours:0} h");

    /// <summary>Whether more is promised than there are working hours, by what would be seen in whole hours.</summary>
    public static bool IsAbove(WeekLoad load) => Math.Round(load.AllocatedHours) > Math.Round(load.CapacityHours);
}
