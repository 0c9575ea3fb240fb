using ChatOps.Workforce;

namespace ChatOps.Host.Dashboard;

/// <summary>A task that somebody has finished.</summary>
/// <param name="Item">The task.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record FinishedTask(WorkItem Item, Outcome Outcome);
