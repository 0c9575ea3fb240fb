using ChatOps.Workforce;

namespace ChatOps.Learning.Experiments;

/// <summary>How a metric is read from a finished task.</summary>
public static class OutcomeMetrics
{
    /// <summary>Whether more of it is worse.</summary>
    public static bool IsLowerBetter(this OutcomeMetric metric) => metric is OutcomeMetric.HoursAgainstEstimate or OutcomeMetric.Days;

    /// <summary>Whether it is 0 or 1 for a task, so that its mean is a share.</summary>
    public static bool IsShare(this OutcomeMetric metric) => metric is OutcomeMetric.Success or OutcomeMetric.OnTime;

    /// <summary>The metric in words, as in "does better on success".</summary>
    public static string InWords(this OutcomeMetric metric) => metric switch
    {
        OutcomeMetric.Success => "success",
        OutcomeMetric.Quality => "quality",
        OutcomeMetric.OnTime => "being on time",
        OutcomeMetric.HoursAgainstEstimate => "hours against the estimate",
        OutcomeMetric.Days => "days to completion",
        OutcomeMetric.Rating => "rating",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric."),
    };

    /// <summary>The value of one task; null where it can't be measured.</summary>
    internal static double? Of(this OutcomeMetric metric, WorkItem item, Assignment assignment, Outcome outcome) => metric switch
    {
        OutcomeMetric.Success => outcome.IsSuccess ? 1 : 0,
        OutcomeMetric.Quality => outcome.Quality,
        OutcomeMetric.OnTime => item.Deadline is { } deadline ? (outcome.CompletionDate <= deadline ? 1 : 0) : null,
        OutcomeMetric.HoursAgainstEstimate =>
            outcome.ActualHours > 0 && item.EstimatedHours > 0 ? Math.Log(outcome.ActualHours / item.EstimatedHours) : null,
        OutcomeMetric.Days => outcome.CompletionDate.DayNumber - assignment.Date.DayNumber,
        OutcomeMetric.Rating => outcome.Rating,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric."),
    };
}
