namespace ChatOps.Workforce.Store;

/// <summary>What an assignment or its taking back changed.</summary>
/// <param name="Assignment">The assignment that was made or taken back.</param>
/// <param name="PreviousPersonId">Who had the work item before, if somebody else had.</param>
public sealed record AssignmentChange(Assignment Assignment, string? PreviousPersonId);
