namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A task with its requirements at hand.</summary>
internal sealed record SyntheticWorkItem(WorkItem Record, Requirement[] Requirements);
