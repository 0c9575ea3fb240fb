using ChatOps.Workforce;

namespace ChatOps.Host.Dashboard;

/// <summary>A task in a table.</summary>
/// <param name="Work">The task.</param>
/// <param name="Project">Name of its project, if any.</param>
/// <param name="AssigneeId">Who holds it, or who did it; null for nobody.</param>
/// <param name="Assignee">Their name.</param>
/// <param name="IsOverdue">Whether its deadline is over and it is not completed.</param>
internal sealed record TaskRow(WorkItem Work, string? Project, string? AssigneeId, string? Assignee, bool IsOverdue);
