using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>The door between channels and the agent: a turn in, a reply out.</summary>
public interface IConversations
{
    /// <summary>Answers one turn. Turns of one conversation are taken one at a time, in order.</summary>
    /// <param name="turn">The turn; one that was answered already gets the same reply again and does nothing.</param>
    /// <param name="progress">Where the turn says how far it is; null where nobody looks.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>Always an answer or a reason; failures come as a reply too. Only cancellation throws.</returns>
    Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken);
}
