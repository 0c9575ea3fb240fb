namespace ChatOps.Workforce.Store;

/// <summary>How a work item was finished: an <see cref="Outcome"/> before it is known which assignment it ends.</summary>
/// <param name="CompletionDate">Day the work was finished.</param>
/// <param name="ActualHours">Hours it took, 0 to 100,000.</param>
/// <param name="Rating">1 (worst) to 5 (best).</param>
/// <param name="Quality">0 to 1.</param>
/// <param name="Timeliness">0 to 1; 1 is on time.</param>
/// <param name="Feedback">Words, if any.</param>
public sealed record WorkResult(DateOnly CompletionDate, double ActualHours, int Rating, double Quality, double Timeliness, string? Feedback)
{
    /// <summary>The outcome of an assignment.</summary>
    public Outcome Of(string assignmentId) => new(assignmentId, CompletionDate, ActualHours, Rating, Quality, Timeliness, Feedback);
}
