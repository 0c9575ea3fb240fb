using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Assignments;

/// <summary>One line of a plan.</summary>
public sealed record PlannedAssignment
{
    /// <summary>The task.</summary>
    public required WorkItem WorkItem { get; init; }

    /// <summary>Who takes it.</summary>
    public required Person Person { get; init; }

    /// <summary>Chance of success, or the score where chances can't be said, 0 to 1.</summary>
    public required double Success { get; init; }

    /// <summary>The chance with its 80 % interval; null where chances can't be said.</summary>
    public required SuccessProbability? Interval { get; init; }

    /// <summary>The person's hours before and after the whole plan.</summary>
    public required PlannedLoad Load { get; init; }

    /// <summary>Who would take it one by one; null if nobody.</summary>
    public required Person? OneByOne { get; init; }

    /// <summary>The best person for this task alone, free or not.</summary>
    public required Person Best { get; init; }

    /// <summary>Their chance, or score.</summary>
    public required double BestSuccess { get; init; }

    /// <summary>Why the plan takes somebody else than <see cref="Best"/>; null if it doesn't.</summary>
    public required string? Reason { get; init; }
}
