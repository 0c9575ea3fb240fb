using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>What messages would lead to, without doing it: the offline planner with all filters, and no call that has an effect.</summary>
public sealed class Rehearsal
{
    private readonly TurnRunner _runner;

    internal Rehearsal(TurnRunner runner) => _runner = runner;

    /// <summary>Thinks a conversation of one speaker through.</summary>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="turns">The messages, in order; at least one.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The call and the outcome of the last message.</returns>
    public async Task<(PlannedCall? Call, ReplyOutcome Outcome)> UnderstandAsync(
        Speaker speaker, IReadOnlyList<(string Text, IReadOnlyList<TurnFile> Files)> turns, CancellationToken cancellationToken)
    {
        var state = new ConversationState();
        var outcome = TurnOutcome.Of(Reply.Of(ReplyOutcome.None, ""));
        foreach (var (text, files) in turns)
        {
            var turn = new Turn { EventId = "", ConversationId = "rehearsal", Speaker = speaker, Text = text, Files = files };
            outcome = await _runner.RunAsync(turn, state, progress: null, isRehearsal: true, cancellationToken);
        }

        return (outcome.Call, outcome.Reply.Outcome);
    }
}
