using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Host.Dashboard;

/// <summary>What is pressed on the dashboard. It is a turn like any other, so that roles, confirmations and the audit are the same as in chat.</summary>
internal sealed class DashboardTurns(IConversations agent)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    /// <summary>Presses a button.</summary>
    /// <param name="speaker">Who.</param>
    /// <param name="button">Which.</param>
    /// <param name="progress">Where long work says how far it is.</param>
    /// <param name="cancellationToken">Stops waiting for the answer; what was pressed is done all the same.</param>
    public Task<Reply> PressAsync(Speaker speaker, ReplyButton button, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        var owner = $"dashboard/{speaker.Role}/{speaker.Key}";
        return agent.TakeTurnAsync(
            new Turn
            {
                EventId = Guid.NewGuid().ToString("N"),
                ConversationId = $"dashboard:{_id}/{speaker.Role}/{speaker.Key}",
                OwnerId = owner,
                Speaker = speaker,
                Text = button.Says,
                Pressed = button.Call,
            },
            progress,
            CancellationToken.None).WaitAsync(cancellationToken);
    }
}
