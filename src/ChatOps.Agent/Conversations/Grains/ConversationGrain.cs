using System.Text.Json;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations.Grains;

/// <summary>A conversation: its memory is read from the store when it wakes up and kept there after every turn, so it may end at any moment.</summary>
internal sealed class ConversationGrain(ConversationLog log) : Grain, IConversationGrain
{
    private ConversationState? _state;

    public async Task<string> TakeTurnAsync(TurnMessage turn, ITurnObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            _state ??= await log.LoadAsync(this.GetPrimaryKeyString(), cancellationToken);
            var reply = await log.TakeTurnAsync(turn.Read(), _state, observer is null ? null : new Reporter(observer), cancellationToken);
            return JsonSerializer.Serialize(reply, ReplyJson.Options);
        }
        catch
        {
            // Whatever half a turn left in memory: the next one begins with what was kept.
            _state = null;
            throw;
        }
    }

    public async Task NoteAsync(string topic, string reply, CancellationToken cancellationToken)
    {
        try
        {
            _state ??= await log.LoadAsync(this.GetPrimaryKeyString(), cancellationToken);
            await log.NoteAsync(this.GetPrimaryKeyString(), topic, JsonSerializer.Deserialize<Reply>(reply, ReplyJson.Options)!, _state, cancellationToken);
        }
        catch
        {
            _state = null;
            throw;
        }
    }

    private sealed class Reporter(ITurnObserver observer) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value) => _ = observer.ReportAsync(value.Text, value.Share, value.IsAnswer);
    }
}
