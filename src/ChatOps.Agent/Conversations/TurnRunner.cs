using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Conversations;

/// <summary>
/// Answers one turn of a conversation: plan it, by a model where there is one and offline otherwise; carry its calls out through the filters of
/// arguments, audit, role and confirmation; and put what came of them into one reply. Words and buttons take the same way.
/// </summary>
internal sealed partial class TurnRunner
{
    /// <summary>Longest message that is read, in characters.</summary>
    public const int MaxTextLength = 4_000;

    private readonly RankingProvider _rankings;
    private readonly Understanding _understanding;
    private readonly OfflinePlanner _planner;
    private readonly IModelPlanner _model;
    private readonly IWaitingCalls _waitingCalls;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<TurnRunner> _logger;
    private readonly KernelPluginCollection _plugins;
    private readonly CallFilter[] _filters;

    public TurnRunner(
        RankingProvider rankings,
        Understanding understanding,
        OfflinePlanner planner,
        IModelPlanner model,
        IWaitingCalls waitingCalls,
        IAuditTrail audit,
        IEnumerable<IChatFunction> functions,
        AgentMetrics metrics,
        TimeProvider time,
        ILogger<TurnRunner> logger)
    {
        (_rankings, _understanding, _planner, _model, _waitingCalls, _metrics, _time, _logger) = (rankings, understanding, planner, model, waitingCalls, metrics, time, logger);
        var all = functions.ToArray();
        _plugins = new KernelPluginCollection(PluginBuilder.Build(all.ToDictionary(f => f.Name, StringComparer.Ordinal)));
        _filters = [new ArgumentFilter(new EntityResolver(understanding), new CvLookup(understanding)), new AuditFilter(audit, time), new RoleFilter(), new StaleFilter(time), new ConfirmationFilter(all, time)];
    }

    /// <summary>Answers a turn and notes in the state what was said and shown.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="state">What the conversation remembers; changed in place.</param>
    /// <param name="progress">Where long work says how far it is; null where nobody looks.</param>
    /// <param name="isRehearsal">Whether calls with effects are only thought through.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <returns>Always an answer or a reason; only cancellation throws.</returns>
    public async Task<TurnOutcome> RunAsync(
        Turn turn, ConversationState state, IProgress<TurnProgress>? progress, bool isRehearsal, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        using var activity = AgentTelemetry.Turn();
        try
        {
            if (state.Waiting is { } waiting && waiting.Until < _time.GetUtcNow())
                state.Waiting = null;
            if (turn.Text.Length > MaxTextLength)
            {
                return TurnOutcome.Of(Reply.Of(
                    ReplyOutcome.Clarify, $"That is {turn.Text.Length:N0} characters; I read messages of up to {MaxTextLength:N0}. Please say it shorter."));
            }

            var ranking = await _rankings.GetAsync(cancellationToken);
            var scope = new TurnScope(turn, state, ranking, _understanding.Company(ranking.Snapshot), progress) { IsRehearsal = isRehearsal };
            var reply = await AnswerAsync(scope, cancellationToken);
            if (scope.Outcomes.Any(o => FunctionCatalogue.Find(o.Call.Function)?.IsPersonal == true))
                reply = reply with { IsPersonal = true };
            AgentTelemetry.End(activity, reply.Outcome);
            if (!isRehearsal)
                _metrics.Turn(scope.Planner, reply.Outcome, _time.GetElapsedTime(began));
            return new TurnOutcome([.. scope.Outcomes.Select(o => o.Call)], reply, scope.Audit);
        }
        catch (StoreUnavailableException e)
        {
            LogStoreUnavailable(e);
            return Failed(e.Message);
        }
        catch (ModelUnreadableException e)
        {
            LogFailed(e);
            return Failed(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return Failed("Something went wrong on my side, and nothing was changed. Please try again; the log has the details.");
        }

        TurnOutcome Failed(string sentence)
        {
            AgentTelemetry.End(activity, ReplyOutcome.Failed);
            if (!isRehearsal)
                _metrics.Turn("none", ReplyOutcome.Failed, _time.GetElapsedTime(began));
            return TurnOutcome.Of(Reply.Of(ReplyOutcome.Failed, sentence));
        }
    }

    /// <summary>What a text would lead to, without the model: refusals, yes and no are decided here for both planners.</summary>
    private async Task<Reply> AnswerAsync(TurnScope scope, CancellationToken cancellationToken)
    {
        var text = Clean(scope.Turn.Text);
        if (scope.Turn.Pressed is { } pressed)
        {
            scope.Planner = "button";
            return await CarryOutAsync(Press(pressed, scope.State), scope, cancellationToken);
        }

        Plan plan;
        using (AgentTelemetry.Plan("offline"))
            plan = _planner.Plan(text, scope.Turn.Files.Count > 0, scope.Speaker, scope.State, scope.Ranking.Snapshot);
        if (plan is Plan.Refuse or Plan.Answer || text.Length == 0 || scope.IsRehearsal || !_model.IsOn)
            return await CarryOutAsync(plan, scope, cancellationToken);

        // The model's calls run as it makes them, through the same filters; what it leaves undone, the offline plan does.
        var (reply, whyNot) = await _model.AnswerAsync(text, scope, NewKernel(scope), cancellationToken);
        if (reply is not null)
            return reply;
        scope.Planner = "offline";
        var offline = scope.Outcomes.Count > 0 ? Combined(scope) : await CarryOutAsync(plan, scope, cancellationToken);
        return offline with { Text = $"({whyNot})\n\n{offline.Text}" };
    }

    private static Plan Press(PlannedCall pressed, ConversationState state)
    {
        if (pressed.Function != WaitingCall.AnswerFunction)
            return FunctionCatalogue.Find(pressed.Function) is null ? new Plan.Refuse("There is no such function, so nothing was done.") : new Plan.Do(pressed);
        return state.Waiting?.Id == pressed["id"]
            ? new Plan.Answer(pressed["answer"] == "yes")
            : new Plan.Refuse("That question was answered already or has lapsed; nothing was changed.");
    }

    /// <summary>Control characters, and marks that turn the direction of writing, are for the eye and not for reading.</summary>
    private static string Clean(string text) => new string(
        [.. text.Where(c => (!char.IsControl(c) || c is '\n' or '\t') && c is not (>= '\u202a' and <= '\u202e') and not (>= '\u2066' and <= '\u2069') and not (>= '\u200b' and <= '\u200f') and not '\ufeff')]).Trim();

    private async Task<Reply> CarryOutAsync(Plan plan, TurnScope scope, CancellationToken cancellationToken)
    {
        switch (plan)
        {
            case Plan.Refuse refusal:
                return Reply.Of(ReplyOutcome.Refuse, refusal.Reason);
            case Plan.Answer answer:
                return await AnswerWaitingAsync(answer.Yes, scope, cancellationToken);
            case Plan.Do { Calls: var calls }:
                var kernel = NewKernel(scope);
                foreach (var call in calls)
                {
                    if ((await InvokeAsync(kernel, call, cancellationToken)).Outcome is not ReplyOutcome.Allowed)
                        break;
                }

                return Combined(scope);
            case Plan.Chat:
                return Reply.Of(ReplyOutcome.None, ChatWords.Answer(scope.Turn.Text));
            default:
                return Reply.Of(ReplyOutcome.None, "I did not understand that. " + Help.Text(scope));
        }
    }

    private async Task<Reply> AnswerWaitingAsync(bool yes, TurnScope scope, CancellationToken cancellationToken)
    {
        if (scope.State.Waiting is not { } waiting)
            return Reply.Of(ReplyOutcome.None, "Nothing is waiting for an answer.");
        if (waiting.SpeakerId != scope.Speaker.Key)
            return Reply.Of(ReplyOutcome.Denied, "Only the person who asked for it can answer that.");
        scope.State.Waiting = null;
        if (!yes)
        {
            if (!scope.IsRehearsal)
                await _waitingCalls.TryAnswerAsync(waiting.Id, yes: false, cancellationToken);
            return Reply.Of(ReplyOutcome.Cancelled, "Left as it is; nothing was changed.");
        }

        // The record decides, not the memory of the conversation: a yes counts once, whoever asks twice.
        if (!waiting.IsIntact || (!scope.IsRehearsal && !await _waitingCalls.TryAnswerAsync(waiting.Id, yes: true, cancellationToken)))
            return Reply.Of(ReplyOutcome.Refuse, "That question was answered already or has lapsed; nothing was changed.");
        scope.IsConfirmed = true;
        var reply = await InvokeAsync(NewKernel(scope), waiting.Call, cancellationToken);
        return reply.Outcome == ReplyOutcome.Allowed ? reply with { Outcome = ReplyOutcome.Confirmed } : reply;
    }

    private async Task<Reply> InvokeAsync(Kernel kernel, PlannedCall call, CancellationToken cancellationToken)
    {
        var contract = FunctionCatalogue.Find(call.Function) ?? throw new InvalidOperationException($"There is no function {call.Function}.");
        var arguments = new KernelArguments();
        foreach (var (name, values) in call.Arguments)
            arguments[name] = values;
        var result = await kernel.InvokeAsync(_plugins.GetFunction(contract.Plugin, contract.ShortName), arguments, cancellationToken);
        return result.GetValue<Reply>()!;
    }

    private Kernel NewKernel(TurnScope scope)
    {
        var kernel = new Kernel(services: null, _plugins);
        kernel.Data[PluginBuilder.Turn] = scope;
        foreach (var filter in _filters)
            kernel.FunctionInvocationFilters.Add(filter);
        return kernel;
    }

    /// <summary>The replies of several calls as one; the outcome is the first one's.</summary>
    private static Reply Combined(TurnScope scope) => scope.Outcomes.Select(o => o.Reply).Aggregate((first, next) => first with
    {
        Text = $"{first.Text}\n\n{next.Text}",
        Blocks = [.. first.Blocks, .. next.Blocks],
        Note = next.Note ?? first.Note,
        Buttons = next.Buttons.Count > 0 ? next.Buttons : first.Buttons,
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable; the turn was answered with that")]
    private partial void LogStoreUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; it was answered with an apology")]
    private partial void LogFailed(Exception exception);
}
