namespace ChatOps.Workforce.Events;

/// <summary>The document's topics (§9.2).</summary>
internal static class EventTopics
{
    public const string TaskCompletion = "ml-task-completion";
    public const string TaskAssignment = "ml-task-assignment";
    public const string UserPerformance = "ml-user-performance";
    public const string SkillUpdate = "ml-skill-update";

    public static IReadOnlyList<string> All { get; } = [TaskCompletion, TaskAssignment, UserPerformance, SkillUpdate];
}
