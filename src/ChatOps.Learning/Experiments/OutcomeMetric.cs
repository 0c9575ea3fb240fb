namespace ChatOps.Learning.Experiments;

/// <summary>
/// What is measured of a finished task (design document §3.1, business impact). Utilisation is missing: it belongs to a person, who takes
/// tasks of both arms.
/// </summary>
public enum OutcomeMetric
{
    /// <summary>1 where rated 4 or 5, else 0; higher is better.</summary>
    Success,

    /// <summary>Quality, 0 to 1; higher is better.</summary>
    Quality,

    /// <summary>1 where finished on the day of the deadline or before, else 0; not measured without a deadline. Higher is better.</summary>
    OnTime,

    /// <summary>Natural logarithm of actual over estimated hours: 0 is as estimated, 0.1 about a tenth more. Not measured for 0 hours. Lower is better.</summary>
    HoursAgainstEstimate,

    /// <summary>Days from assignment to completion; lower is better.</summary>
    Days,

    /// <summary>Rating, 1 to 5, the nearest thing to satisfaction that is recorded; higher is better.</summary>
    Rating,
}
