namespace ChatOps.Workforce;

/// <summary>A task. (<c>Task</c> is taken by the language.)</summary>
/// <param name="Id">Stable id, e.g. <c>TASK-101</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">What is to be done, if written.</param>
/// <param name="ProjectId">The project it belongs to, if any.</param>
/// <param name="Priority">Priority.</param>
/// <param name="Difficulty">Difficulty.</param>
/// <param name="Type">Kind of work in the source's words, e.g. <c>BUG_FIX</c>, if known.</param>
/// <param name="EstimatedHours">Estimated effort in hours, above 0 and at most 10,000.</param>
/// <param name="Created">Day it was created.</param>
/// <param name="Deadline">Day it is due, if any.</param>
/// <param name="Status">Where it stands.</param>
public sealed record WorkItem(
    string Id,
    string Title,
    string? Description,
    string? ProjectId,
    Priority Priority,
    Difficulty Difficulty,
    string? Type,
    double EstimatedHours,
    DateOnly Created,
    DateOnly? Deadline,
    WorkItemStatus Status);
