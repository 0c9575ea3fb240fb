using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Replies;

/// <summary>Something to press. Pressing it sends <see cref="Call"/> as <c>Turn.Pressed</c>, with <see cref="Says"/> as its text.</summary>
/// <param name="Label">What stands on it, e.g. <c>Assign Hiro</c>.</param>
/// <param name="Says">The sentence that the press stands for; shown as the speaker's words.</param>
/// <param name="Call">The call it asks for. It passes the same checks as words do.</param>
/// <param name="IsPrimary">Whether it is the one to stand out.</param>
public sealed record ReplyButton(string Label, string Says, PlannedCall Call, bool IsPrimary = false);
