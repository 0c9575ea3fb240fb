using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>Stops a consequential call, says what it would do, and keeps it as a record that waits for a yes of the same person in the same conversation.</summary>
internal sealed class ConfirmationFilter(IEnumerable<IChatFunction> functions, TimeProvider time) : CallFilter
{
    private readonly Dictionary<string, IChatFunction> _functions = functions.ToDictionary(f => f.Name, StringComparer.Ordinal);

    protected override async Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next)
    {
        if (!contract.Confirms || scope.IsConfirmed)
        {
            await next(context);
            return null;
        }

        var call = CallOf(context).Call;
        var proposal = await ProposeAsync(contract, call, scope, context.CancellationToken);
        if (proposal.Outcome != ReplyOutcome.Confirm)
            return proposal;
        var waiting = WaitingCall.For(call, scope.Turn, time.GetUtcNow());
        scope.State.Waiting = waiting;
        return proposal with { Buttons = [Answer("Yes", waiting, "yes", isPrimary: true), Answer("No", waiting, "no", isPrimary: false)] };
    }

    private Task<Reply> ProposeAsync(FunctionContract contract, Planning.PlannedCall call, TurnScope scope, CancellationToken cancellationToken)
    {
        if (scope.IsRehearsal)
            return Task.FromResult(Reply.Of(ReplyOutcome.Confirm, contract.Name));
        return _functions.TryGetValue(contract.Name, out var function)
            ? function.ProposeAsync(new FunctionContext(call, scope), cancellationToken)
            : Task.FromResult(Coming.Of(contract));
    }

    private static ReplyButton Answer(string label, WaitingCall waiting, string answer, bool isPrimary) =>
        new(label, label, Planning.PlannedCall.Of(WaitingCall.AnswerFunction, ("id", waiting.Id), ("answer", answer)), isPrimary);
}
