using ChatOps.Workforce;

namespace ChatOps.Agent.Plugins;

/// <summary>The arguments that several functions take.</summary>
internal static class Arguments
{
    public static ArgumentContract Task { get; } = new("task", ArgumentKind.Task, "Id of the task (TASK-101), or words of its title.");

    public static ArgumentContract Person { get; } = new("person", ArgumentKind.Person, "The person: id (U04), name as said, or e-mail.");

    public static ArgumentContract Department { get; } = new("department", ArgumentKind.Department, "Department, by name.");

    public static ArgumentContract Project { get; } = new("project", ArgumentKind.Project, "Project, by id (PRJ-1) or name.");

    public static ArgumentContract Skills { get; } = new("skills", ArgumentKind.Skills, "Skills by name, e.g. Rust.");

    public static ArgumentContract Available { get; } = new("available", ArgumentKind.Flag, "True for people with free hours only.");

    public static ArgumentContract Period { get; } = new("period", ArgumentKind.Choice, "Which weeks or months.")
    {
        Choices = ["this_week", "next_week", "this_month", "last_month", "last_quarter", "last_year"],
    };

    public static ArgumentContract Priority { get; } = new("priority", ArgumentKind.Choice, "Priority of the tasks.") { Choices = DataWords<Priority>.All };

    public static ArgumentContract Version { get; } = new("version", ArgumentKind.Version, "Model version, e.g. v7.");

    public static ArgumentContract Job { get; } = new("job", ArgumentKind.Job, "Number of the job; the last one if left out.");

    public static ArgumentContract Model { get; } = new("model", ArgumentKind.Choice, "Which model.") { Choices = ["ranking", "performance", "all"] };
}
