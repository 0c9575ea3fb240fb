using System.Globalization;

namespace ChatOps.Workforce.Quality;

/// <summary>What an outcome has to be to be true, for the gate and for the tables that the database fills itself. A test holds both to say the same.</summary>
internal static class OutcomeRule
{
    /// <summary>Longest time that a task can have taken, as a multiple of its estimate.</summary>
    public const double LongestOverrun = 20;

    /// <summary>
    /// The same in SQL: true where there is no fault. Takes the outcome as <c>o</c>, its assignment as <c>a</c> and its task as <c>i</c>, and today as <c>{1}</c>.
    /// </summary>
    public static string Sql { get; } = string.Create(
        CultureInfo.InvariantCulture, $"(o.completion_date <= {{1}} AND o.completion_date >= a.date AND o.actual_hours > 0 AND o.actual_hours <= {LongestOverrun} * i.estimated_hours)");

    /// <summary>What is wrong with an outcome; null for nothing.</summary>
    /// <param name="work">The outcome.</param>
    /// <param name="today">Nothing can have ended after it.</param>
    public static OutcomeFault? FaultOf(FinishedWork work, DateOnly today) =>
        work.Completed > today ? OutcomeFault.IsToCome
        : work.Completed < work.Assigned ? OutcomeFault.EndedTooSoon
        : work.ActualHours <= 0 ? OutcomeFault.TookNoTime
        : work.ActualHours > LongestOverrun * work.EstimatedHours ? OutcomeFault.TookTooLong
        : null;
}
