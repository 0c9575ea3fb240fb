using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Conversations;

/// <summary>Takes turns of conversations that are kept in the store: a second delivery gets the first answer, and after every turn all of it is kept at once.</summary>
internal sealed partial class ConversationLog(TurnRunner runner, IConversationStore store, TimeProvider time, ILogger<ConversationLog> logger)
{
    /// <summary>Events that a conversation knows it has answered. Channels deliver again within minutes; far fewer turns fit in between.</summary>
    private const int EventsKnown = 50;

    /// <summary>Exchanges that a language model is told of: enough for "and for the other one?", few enough to stay cheap.</summary>
    private const int LatelyKept = 4;

    /// <summary>Characters of each side of an exchange that are remembered.</summary>
    private const int LongestLately = 600;

    /// <summary>Who speaks where nobody asked.</summary>
    private const string Unasked = "chatops";

    /// <summary>What a conversation remembers; a fresh memory for one that is new, or whose memory can't be read any more.</summary>
    public async Task<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        var record = await store.FindAsync(conversationId, cancellationToken);
        if (record is null)
            return new ConversationState();
        try
        {
            return JsonSerializer.Deserialize<ConversationState>(record.State, ReplyJson.Options) ?? new ConversationState { IsFresh = true };
        }
        catch (JsonException e)
        {
            LogUnreadable(e);
            return new ConversationState { IsFresh = true };
        }
    }

    /// <summary>Takes one turn. Turns of one conversation have to come one at a time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="state">What the conversation remembers; changed in place.</param>
    /// <param name="progress">Where the turn says how far it is.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<Reply> TakeTurnAsync(Turn turn, ConversationState state, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            // A conversation that lives in one place knows its events; only what it does not know of may have been answered before it woke up.
            if ((state.IsFresh || state.Answered.Contains(turn.EventId)) && await store.FindTurnAsync(turn.ConversationId, turn.EventId, cancellationToken) is { } earlier)
                return Read(earlier.Reply);
        }
        catch (StoreUnavailableException e)
        {
            LogStoreUnavailable(e);
            return Reply.Of(ReplyOutcome.Failed, e.Message);
        }

        var waitingBefore = state.Waiting?.Id;
        var outcome = await runner.RunAsync(turn, state, progress, isRehearsal: false, cancellationToken);
        state.Turns++;
        state.Answered = [.. state.Answered.TakeLast(EventsKnown - 1), turn.EventId];
        state.Lately = [.. state.Lately.TakeLast(LatelyKept - 1), ExchangeOf(turn, outcome)];
        return await SaveAsync(turn, state, outcome, state.Waiting is { } waiting && waiting.Id != waitingBefore ? waiting : null);
    }

    /// <summary>Keeps what was said unasked, once. Has to come between turns.</summary>
    /// <exception cref="StoreUnavailableException">It could not be kept.</exception>
    public async Task NoteAsync(string conversationId, string topic, Reply reply, ConversationState state, CancellationToken cancellationToken)
    {
        if (await store.FindTurnAsync(conversationId, topic, cancellationToken) is not null)
            return;
        state.Turns++;
        state.Lately = [.. state.Lately.TakeLast(LatelyKept - 1), new Exchange("(nothing)", Shorten(reply.Text))];
        var now = time.GetUtcNow().UtcDateTime;
        await store.SaveTurnAsync(
            new ConversationRecord
            {
                Id = conversationId,
                OwnerId = (await store.FindAsync(conversationId, cancellationToken))?.OwnerId,
                State = JsonSerializer.Serialize(state, ReplyJson.Options),
                Updated = now,
            },
            new TurnRecord
            {
                ConversationId = conversationId,
                EventId = topic,
                Number = state.Turns,
                SpeakerId = Unasked,
                Said = "",
                Reply = JsonSerializer.Serialize(reply, ReplyJson.Options),
                At = now,
            },
            proposed: null,
            audit: [],
            CancellationToken.None);
    }

    private async Task<Reply> SaveAsync(Turn turn, ConversationState state, TurnOutcome outcome, WaitingCall? proposed)
    {
        var now = time.GetUtcNow().UtcDateTime;
        using var activity = AgentTelemetry.Keep(); // maybe in one transaction with other turns, whose store has only one span
        try
        {
            // What was done is kept even if nobody waits for the answer any more.
            await store.SaveTurnAsync(
                new ConversationRecord { Id = turn.ConversationId, OwnerId = turn.OwnerId, State = JsonSerializer.Serialize(state, ReplyJson.Options), Updated = now },
                new TurnRecord
                {
                    ConversationId = turn.ConversationId,
                    EventId = turn.EventId,
                    Number = state.Turns,
                    SpeakerId = turn.Speaker.Key,
                    Said = SaidOf(turn),
                    Reply = JsonSerializer.Serialize(outcome.Reply, ReplyJson.Options),
                    At = now,
                },
                proposed is null ? null : StoredWaitingCalls.Record(proposed),
                [.. outcome.Audit.Select(StoredAudit.Record)],
                CancellationToken.None);
            return outcome.Reply;
        }
        catch (StoreUnavailableException e)
        {
            // A proposal that is not kept can't be confirmed; an answer that is not kept is still an answer.
            LogStoreUnavailable(e);
            return outcome.Reply.Outcome == ReplyOutcome.Confirm
                ? Reply.Of(ReplyOutcome.Failed, e.Message)
                : outcome.Reply with { Note = $"{outcome.Reply.Note} This conversation could not be kept: {e.Message}".Trim() };
        }
    }

    private static Reply Read(string json) => JsonSerializer.Deserialize<Reply>(json, ReplyJson.Options)!;

    private static string SaidOf(Turn turn) => turn.Text.Length == 0 && turn.Files.Count > 0
        ? $"({Shorten(string.Join(", ", turn.Files.Select(f => f.Name)))})"
        : turn.Text.Length <= TurnRunner.MaxTextLength ? turn.Text : turn.Text[..TurnRunner.MaxTextLength];

    /// <summary>
    /// A model is told of it, and may call functions: what a CV says is not among it, neither as an answer nor in the words of a button or of a correction, and
    /// not in a turn that did something else first.
    /// </summary>
    private static Exchange ExchangeOf(Turn turn, TurnOutcome outcome) =>
        outcome.Calls.Append(turn.Pressed).Any(c => c is not null && FunctionCatalogue.Find(c.Function)?.Plugin == CvPlugin.Name)
            ? new Exchange("(something about CVs)", "(something about CVs was shown)")
            : new Exchange(Shorten(turn.Text), Shorten(outcome.Reply.Text));

    private static string Shorten(string text) => text.Length <= LongestLately ? text : text[..LongestLately] + "...";

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable; a conversation was not kept")]
    private partial void LogStoreUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What a conversation remembered can't be read any more; it goes on without")]
    private partial void LogUnreadable(Exception exception);
}
