namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A task with what it asks for.</summary>
internal sealed record GeneratedTask(WorkItem Item, IReadOnlyList<SkillRequirement> Required);
