using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>An agent that gives the answers it was told to give.</summary>
internal sealed class FakeAgent : IConversations
{
    public List<Turn> Turns { get; } = [];

    /// <summary>How a turn is answered.</summary>
    public Func<Turn, IProgress<TurnProgress>?, Task<Reply>> Answer { get; set; } = (turn, _) => Task.FromResult(Reply.Of(ReplyOutcome.Allowed, $"You said {turn.Text}"));

    public Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        Turns.Add(turn);
        return Answer(turn, progress);
    }
}
