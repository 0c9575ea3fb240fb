using System.Globalization;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>Numbers, days and levels as answers write them.</summary>
internal static class Wording
{
    /// <summary>A text with its numbers written the same everywhere.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1 task", "1,054 tasks".</summary>
    public static string Count(int count, string one, string? many = null) => Text($"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>"24 Nov".</summary>
    public static string Day(DateOnly day) => Text($"{day:d MMM}");

    /// <summary>"24 Nov" of this year, "24 Nov 2025" of another.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.Year == today.Year ? Day(day) : Text($"{day:d MMM yyyy}");

    /// <summary>"87 %".</summary>
    public static string Percent(double share) => Text($"{Points(share)} %");

    /// <summary>"87 % (78-93)".</summary>
    public static string Percent(SuccessProbability share) => Text($"{Points(share.Value)} % ({Points(share.Low)}-{Points(share.High)})");

    /// <summary>"ADVANCED".</summary>
    public static string Level(Proficiency level) => DataWords<Proficiency>.Of(level);

    /// <summary>"Mid level".</summary>
    public static string Of(Seniority seniority) => seniority == Seniority.MidLevel ? "Mid level" : seniority.ToString();

    /// <summary>"In progress".</summary>
    public static string Of(WorkItemStatus status) => status == WorkItemStatus.InProgress ? "In progress" : status.ToString();

    /// <summary>"Rust", "Rust and Kafka", "Rust, Kafka and Go".</summary>
    public static string List(IReadOnlyList<string> words, string last = "and") => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}",
    };

    /// <summary>Which week hours are from, and how old that is.</summary>
    public static string HoursFrom(WorkforceSnapshot snapshot)
    {
        if (snapshot.Availability.LatestWeek is not { } newest)
            return "There are no workloads in the data: hours are those of open assignments.";
        var weeks = (snapshot.Weeks.ThisWeek.DayNumber - snapshot.Weeks.WeekOf(newest).DayNumber) / 7;
        var age = weeks > 0 ? $", {Count(weeks, "week")} old" : "";
        return $"Hours are from the week of {Day(newest)}{age}, and stand for later weeks too; assignments made since then were added.";
    }

    private static int Points(double share) => Replies.Points.Of(share);
}
