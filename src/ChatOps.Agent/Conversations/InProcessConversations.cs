using System.Collections.Concurrent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Conversations;

/// <summary>
/// Conversations kept in this process. Words and buttons take the same way: plan, check the right, ask where the function asks first, run.
/// </summary>
internal sealed partial class InProcessConversations(
    RankingProvider rankings,
    IEnumerable<IChatFunction> functions,
    TimeProvider time,
    ILogger<InProcessConversations> logger) : IConversations
{
    /// <summary>Longest message that is read, in characters.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Conversations kept; beyond that the one unused for longest is forgotten.</summary>
    private const int MaxConversations = 10_000;

    private static readonly string[] PeopleArguments = ["person", "people", "include", "exclude"];

    private readonly ConcurrentDictionary<string, ConversationState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IChatFunction> _functions = functions.ToDictionary(f => f.Name, StringComparer.Ordinal);

    public async Task<Reply> TakeTurnAsync(Turn turn, CancellationToken cancellationToken)
    {
        var state = _states.GetOrAdd(turn.ConversationId, _ => new ConversationState());
        await state.Gate.WaitAsync(cancellationToken);
        try
        {
            state.LastUsed = time.GetUtcNow();
            if (state.ReplyTo(turn.EventId) is { } earlier)
                return earlier;
            var reply = await AnswerAsync(turn, state, cancellationToken);
            state.Remember(turn.EventId, reply);
            return reply;
        }
        finally
        {
            state.Gate.Release();
            ForgetOldest();
        }
    }

    private async Task<Reply> AnswerAsync(Turn turn, ConversationState state, CancellationToken cancellationToken)
    {
        if (state.Waiting is { } waiting && waiting.Until < time.GetUtcNow())
            state.Waiting = null;
        try
        {
            if (turn.Text.Length > MaxTextLength)
            {
                return Reply.Of(ReplyOutcome.Clarify,
                    $"That is {turn.Text.Length:N0} characters; I read messages of up to {MaxTextLength:N0}. Please say it shorter.");
            }

            var ranking = await rankings.GetAsync(cancellationToken);
            var plan = turn.Pressed is { } pressed ? PlanPress(pressed, state) : PlanWords(turn, state, ranking);
            return await CarryOutAsync(plan, turn.Speaker, state, ranking, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogStoreUnavailable(e);
            return Reply.Of(ReplyOutcome.Failed, e.Message);
        }
        catch (ModelUnreadableException e)
        {
            LogFailed(e);
            return Reply.Of(ReplyOutcome.Failed, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
            return Reply.Of(ReplyOutcome.Failed, "Something went wrong on my side, and nothing was changed. Please try again; the log has the details.");
        }
    }

    private static Plan PlanPress(PlannedCall pressed, ConversationState state)
    {
        if (pressed.Function != WaitingCall.AnswerFunction)
            return new Plan.Do(pressed);
        return state.Waiting?.Id == pressed["id"]
            ? new Plan.Answer(pressed["answer"] == "yes")
            : new Plan.Refuse("That question was answered already or has lapsed; nothing was changed.");
    }

    private static Plan PlanWords(Turn turn, ConversationState state, RankingService ranking)
    {
        var clean = new string([.. turn.Text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]).Trim();
        return clean.Length == 0 ? new Plan.Unknown() : SentencePlanner.Understand(clean, turn.Speaker.PersonId, state, ranking.Snapshot);
    }

    private async Task<Reply> CarryOutAsync(
        Plan plan, Speaker speaker, ConversationState state, RankingService ranking, CancellationToken cancellationToken)
    {
        switch (plan)
        {
            case Plan.Refuse refusal:
                return Reply.Of(ReplyOutcome.Refuse, refusal.Reason);
            case Plan.Answer answer:
                return await AnswerWaitingAsync(answer.Yes, speaker, state, ranking, cancellationToken);
            case Plan.Ask ask:
                return Denied(ask.Function, speaker, speaker.PersonId)
                    ?? Reply.Of(ReplyOutcome.Clarify, ask.Question, [.. ask.Choices]);
            case Plan.Do { Call: var call }:
                return await CallAsync(call, speaker, state, ranking, cancellationToken);
            default:
                var help = new FunctionContext(PlannedCall.Of("help.help"), speaker, ranking, state);
                return Reply.Of(ReplyOutcome.None, "I did not understand that. " + Help.Text(help));
        }
    }

    private async Task<Reply> CallAsync(
        PlannedCall call, Speaker speaker, ConversationState state, RankingService ranking, CancellationToken cancellationToken)
    {
        if (!_functions.TryGetValue(call.Function, out var function) || FunctionPolicy.Find(call.Function) is not { } rule)
            return Reply.Of(ReplyOutcome.Refuse, "There is no such function, so nothing was done.");
        if (Denied(call.Function, speaker, call["person"]) is { } denied)
            return denied;
        if (MissingArgument(call, ranking.Snapshot) is { } problem)
            return Reply.Of(ReplyOutcome.Clarify, problem);

        var context = new FunctionContext(call, speaker, ranking, state);
        if (!rule.Confirms)
            return await function.RunAsync(context, cancellationToken);

        var proposal = await function.ProposeAsync(context, cancellationToken);
        if (proposal.Outcome != ReplyOutcome.Confirm)
            return proposal;
        var waiting = new WaitingCall(Guid.CreateVersion7().ToString("N"), call, IdOf(speaker), time.GetUtcNow() + WaitingCall.Patience);
        state.Waiting = waiting;
        (state.TaskId, state.People) = (call["task"] ?? state.TaskId, call["person"] is { } person ? [person] : state.People);
        return proposal with { Buttons = [Answer("Yes", waiting, "yes", isPrimary: true), Answer("No", waiting, "no", isPrimary: false)] };
    }

    private async Task<Reply> AnswerWaitingAsync(
        bool yes, Speaker speaker, ConversationState state, RankingService ranking, CancellationToken cancellationToken)
    {
        if (state.Waiting is not { } waiting)
            return Reply.Of(ReplyOutcome.None, "Nothing is waiting for an answer.");
        if (waiting.SpeakerId != IdOf(speaker))
            return Reply.Of(ReplyOutcome.Denied, "Only the person who asked for it can answer that.");
        if (Denied(waiting.Call.Function, speaker, waiting.Call["person"]) is { } denied)
            return denied;

        state.Waiting = null;
        if (!yes)
            return Reply.Of(ReplyOutcome.Cancelled, "Left as it is; nothing was changed.");
        return await _functions[waiting.Call.Function]
            .RunAsync(new FunctionContext(waiting.Call, speaker, ranking, state), cancellationToken);
    }

    private static Reply? Denied(string function, Speaker speaker, string? aboutPersonId)
    {
        var rule = FunctionPolicy.Find(function);
        if (rule is null || rule.Allows(speaker, aboutPersonId))
            return null;
        return Reply.Of(ReplyOutcome.Denied, $"{rule.Denial} I can show you tasks, and why you stand where you stand for one.");
    }

    /// <summary>Ids in a call come from buttons too, and data moves on: what is gone is said, not thrown.</summary>
    private static string? MissingArgument(PlannedCall call, WorkforceSnapshot snapshot)
    {
        if (call.Function == "help.help")
            return null;
        if (call["task"] is not { } task || snapshot.ItemIndex(task) < 0)
            return "That task does not exist (any more).";
        var people = PeopleArguments.SelectMany(call.All).ToArray();
        if (people.FirstOrDefault(p => snapshot.PersonIndex(p) < 0) is { } gone)
            return $"There is nobody with the id {gone} (any more).";
        return call.Function switch
        {
            "ranking.explain_ranking" or "ranking.assign_task" when call["person"] is null => "Who do you mean? Name the person.",
            "ranking.compare_candidates" when call.All("people").Distinct().Count() < 2 => "Whom shall I compare? Name two people.",
            _ => null,
        };
    }

    private static ReplyButton Answer(string label, WaitingCall waiting, string answer, bool isPrimary) =>
        new(label, label, PlannedCall.Of(WaitingCall.AnswerFunction, ("id", waiting.Id), ("answer", answer)), isPrimary);

    private static string IdOf(Speaker speaker) => speaker.PersonId ?? speaker.Name;

    private void ForgetOldest()
    {
        if (_states.Count <= MaxConversations)
            return;
        var oldest = _states.MinBy(s => s.Value.LastUsed);
        _states.TryRemove(oldest.Key, out _);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable; the turn was answered with that")]
    private partial void LogStoreUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; it was answered with an apology")]
    private partial void LogFailed(Exception exception);
}
