using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>Something that was said, and its answer.</summary>
public sealed record PastTurn(string Said, Reply Reply);
