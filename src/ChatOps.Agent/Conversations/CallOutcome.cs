using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>A call and what came of it.</summary>
/// <param name="Call">The call with its arguments looked up.</param>
/// <param name="Reply">What the speaker gets.</param>
internal sealed record CallOutcome(PlannedCall Call, Reply Reply);
