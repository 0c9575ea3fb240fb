using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>A period of the contract as days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Words">How it is said, e.g. <c>last month</c>.</param>
internal readonly record struct Period(DateOnly From, DateOnly To, string Words)
{
    private const int MonthsOfQuarter = 3;

    /// <summary>The days that a word of the contract means today; null where none was given.</summary>
    public static Period? Of(string? word, WorkforceSnapshot snapshot)
    {
        var (today, week) = (snapshot.AsOf, snapshot.Weeks.ThisWeek);
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, today.Month - ((today.Month - 1) % MonthsOfQuarter), 1);
        return word switch
        {
            "this_week" => new Period(week, week.AddDays(6), "this week"),
            "next_week" => new Period(week.AddDays(7), week.AddDays(13), "next week"),
            "this_month" => new Period(month, month.AddMonths(1).AddDays(-1), "this month"),
            "last_month" => new Period(month.AddMonths(-1), month.AddDays(-1), "last month"),
            "last_quarter" => new Period(quarter.AddMonths(-MonthsOfQuarter), quarter.AddDays(-1), "last quarter"),
            "last_year" => new Period(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31), "last year"),
            _ => null,
        };
    }
}
