using ChatOps.Agent.Replies;

namespace ChatOps.Channels;

/// <summary>What is said where an answer was tried often enough.</summary>
internal static class Apology
{
    public static Reply Reply { get; } = Reply.Of(ReplyOutcome.Failed, "I tried to answer this several times and something on the way failed each time. Please ask again.");
}
