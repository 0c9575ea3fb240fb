namespace ChatOps.Workforce;

/// <summary>How an assignment ended.</summary>
/// <param name="AssignmentId">The assignment; one outcome each.</param>
/// <param name="CompletionDate">Day the work was finished.</param>
/// <param name="ActualHours">Hours it took, 0 to 100,000.</param>
/// <param name="Rating">1 (worst) to 5 (best).</param>
/// <param name="Quality">0 to 1.</param>
/// <param name="Timeliness">0 to 1; 1 is on time.</param>
/// <param name="Feedback">Words, if any.</param>
public sealed record Outcome(
    string AssignmentId,
    DateOnly CompletionDate,
    double ActualHours,
    int Rating,
    double Quality,
    double Timeliness,
    string? Feedback)
{
    /// <summary>Lowest rating that counts as a success (design document §2.2).</summary>
    public const int SuccessfulRating = 4;

    /// <summary>Whether the work was a success: rated 4 or 5.</summary>
    public bool IsSuccess => Rating >= SuccessfulRating;

    /// <summary>The stored performance score, 0 to 1: 0.4 time + 0.6 quality (design document §9.2).</summary>
    public double PerformanceScore => (0.4 * Timeliness) + (0.6 * Quality);
}
