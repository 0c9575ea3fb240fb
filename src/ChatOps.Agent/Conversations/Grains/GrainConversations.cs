using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;

namespace ChatOps.Agent.Conversations.Grains;

/// <summary>Conversations as grains of the cluster that this host is part of.</summary>
internal sealed partial class GrainConversations(IGrainFactory grains, TimeProvider time, ILogger<GrainConversations> logger) : IConversations, IConversationNotes
{
    /// <summary>How long a conversation is asked again whose host was lost: until the others know of it, which takes them half a minute, and somewhat longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IConversationGrain>(turn.ConversationId);
        var listener = progress is null ? null : new Listener(progress);
        var observer = listener is null ? null : grains.CreateObjectReference<ITurnObserver>(listener);
        try
        {
            return JsonSerializer.Deserialize<Reply>(await AskAsync(grain, turn, observer, cancellationToken), ReplyJson.Options)!;
        }
        catch (StoreUnavailableException e)
        {
            return Reply.Of(ReplyOutcome.Failed, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return Reply.Of(ReplyOutcome.Failed, "I could not finish that. Please ask again; what was done before is kept.");
        }
        finally
        {
            // The silo refers to it weakly: without this it may be collected while it still hears.
            GC.KeepAlive(listener);
            if (observer is not null)
                grains.DeleteObjectReference<ITurnObserver>(observer);
        }
    }

    public Task NoteAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken) =>
        grains.GetGrain<IConversationGrain>(conversationId).NoteAsync(topic, JsonSerializer.Serialize(reply, ReplyJson.Options), cancellationToken);

    /// <summary>A turn is known by its event, so that asking again after a host was lost takes it once.</summary>
    private async Task<string> AskAsync(IConversationGrain grain, Turn turn, ITurnObserver? observer, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await grain.TakeTurnAsync(TurnMessage.Of(turn), observer, cancellationToken);
            }
            catch (OrleansException e) when (e is SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException && time.GetElapsedTime(began) < Patience)
            {
                LogHostLost(e);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The host of a conversation was lost; it is asked again elsewhere")]
    private partial void LogHostLost(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn did not come back from its conversation")]
    private partial void LogFailed(Exception exception);

    /// <summary>Held by whoever waits for the turn: the silo refers to it weakly.</summary>
    private sealed class Listener(IProgress<TurnProgress> progress) : ITurnObserver
    {
        public Task ReportAsync(string text, double? share, bool isAnswer)
        {
            progress.Report(new TurnProgress(text, share, isAnswer));
            return Task.CompletedTask;
        }
    }
}
