using System.Text.Json;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations.Grains;

/// <summary>A conversation: its memory is read from the store when it wakes up and kept there after every turn, so it may end at any moment.</summary>
/// <remarks>It rests five minutes after the last turn, not after Orleans' fifteen: most people ask once and leave, and what wakes it up again is one read.</remarks>
[CollectionAgeLimit(Minutes = 5)]
internal sealed class ConversationGrain(ConversationLog log) : Grain, IConversationGrain
{
    private ConversationState? _state;

    public async Task<string> TakeTurnAsync(TurnMessage turn, ITurnObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            _state ??= await log.LoadAsync(this.GetPrimaryKeyString(), cancellationToken);
            var (state, progress) = (_state, observer is null ? null : new Reporter(observer));
            // Not on the grain's own scheduler: a ranking is built by parallel loops, and loops that take the scheduler they begin on would wait for it while they hold it.
            var reply = await Task.Run(() => log.TakeTurnAsync(turn.Read(), state, progress, cancellationToken), CancellationToken.None);
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
