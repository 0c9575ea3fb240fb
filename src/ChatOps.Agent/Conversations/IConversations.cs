using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>The door between channels and the agent: a turn in, a reply out (DESIGN §3).</summary>
public interface IConversations
{
    /// <summary>Answers one turn. Turns of one conversation are taken one at a time, in order.</summary>
    /// <returns>Always an answer or a reason; failures come as a reply too. Only cancellation throws.</returns>
    Task<Reply> TakeTurnAsync(Turn turn, CancellationToken cancellationToken);
}
