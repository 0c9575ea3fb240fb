using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Dashboard;

/// <summary>The last weeks, oldest first, this one included; weeks begin as the company's workloads say.</summary>
internal static class WeekSpans
{
    private const int DaysOfWeek = 7;

    /// <summary>First days of the weeks.</summary>
    public static IReadOnlyList<DateOnly> Last(WorkforceSnapshot snapshot, int weeks) =>
        [.. Enumerable.Range(0, weeks).Select(n => snapshot.Weeks.ThisWeek.AddDays(DaysOfWeek * (n - weeks + 1)))];

    /// <summary>Which of the weeks a day is in, or -1.</summary>
    public static int IndexOf(IReadOnlyList<DateOnly> weeks, DateOnly day)
    {
        var index = day < weeks[0] ? -1 : (day.DayNumber - weeks[0].DayNumber) / DaysOfWeek;
        return index < weeks.Count ? index : -1;
    }

    /// <summary>Last day of a week.</summary>
    public static DateOnly EndOf(DateOnly week) => week.AddDays(DaysOfWeek - 1);

    /// <summary>A week as charts write it.</summary>
    public static string Label(DateOnly week) => Wording.Day(week);
}
