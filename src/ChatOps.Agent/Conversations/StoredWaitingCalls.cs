using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Conversations;

/// <summary>Waiting calls in the store.</summary>
internal sealed class StoredWaitingCalls(IConversationStore store, TimeProvider time) : IWaitingCalls
{
    public Task<bool> TryAnswerAsync(string id, bool yes, CancellationToken cancellationToken) =>
        store.TryAnswerAsync(id, yes, time.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>A waiting call as it is stored.</summary>
    public static WaitingCallRecord Record(WaitingCall call) => new()
    {
        Id = call.Id,
        ConversationId = call.ConversationId,
        SpeakerId = call.SpeakerId,
        Function = call.Call.Function,
        Arguments = JsonSerializer.Serialize(call.Call.Arguments, ReplyJson.Options),
        Digest = call.Digest,
        Until = call.Until.UtcDateTime,
    };
}
