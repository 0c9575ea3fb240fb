using System.Diagnostics;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent;

/// <summary>Spans of a turn and its steps: plan, function, store. Tags say which function, which planner, what outcome; never names and never words.</summary>
internal static class AgentTelemetry
{
    /// <summary>Name of the source.</summary>
    public const string Name = "ChatOps.Agent";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A turn begins.</summary>
    public static Activity? Turn() => Source.StartActivity("turn");

    /// <summary>A text is turned into calls.</summary>
    /// <param name="planner"><c>offline</c>, or the model's name.</param>
    public static Activity? Plan(string planner) => Source.StartActivity("plan")?.SetTag("chatops.planner", planner);

    /// <summary>A function works.</summary>
    /// <param name="name">Its full name.</param>
    public static Activity? Function(string name) => Source.StartActivity($"function {name}")?.SetTag("chatops.function", name);

    /// <summary>The turn is kept.</summary>
    public static Activity? Keep() => Source.StartActivity("store turn");

    /// <summary>What came of it.</summary>
    public static void End(Activity? step, ReplyOutcome outcome)
    {
        step?.SetTag("chatops.outcome", outcome.ToString());
        if (outcome == ReplyOutcome.Failed)
            step?.SetStatus(ActivityStatusCode.Error);
    }
}
