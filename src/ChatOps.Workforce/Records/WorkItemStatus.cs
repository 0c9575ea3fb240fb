namespace ChatOps.Workforce;

/// <summary>Where a work item stands. Only open items are ranked by <c>rank</c>; anyone may still be asked about the others.</summary>
public enum WorkItemStatus
{
    Open,
    InProgress,
    Completed,
}
