using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>Writes down every call: who, what, with which arguments, by which planner and model, and what came of it; denied and failed ones too.</summary>
internal sealed class AuditFilter(IAuditTrail trail, TimeProvider time) : CallFilter
{
    private const string NotKept = "(not kept)";

    protected override async Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next)
    {
        var outcome = ReplyOutcome.Failed;
        try
        {
            await next(context);
            outcome = context.Result.GetValue<Reply>()!.Outcome;
            return null;
        }
        finally
        {
            if (!scope.IsRehearsal)
                await WriteAsync(context, contract, scope, outcome);
        }
    }

    private static Planning.PlannedCall WithoutPersonal(FunctionContract contract, Planning.PlannedCall call) =>
        contract.Arguments.Where(a => a.IsPersonal && call[a.Name] is not null).Aggregate(call, (kept, a) => kept.With(a.Name, NotKept));

    /// <summary>What has an effect is written down at once; what only looks is kept together with the turn.</summary>
    private Task WriteAsync(FunctionInvocationContext context, FunctionContract contract, TurnScope scope, ReplyOutcome outcome)
    {
        var turn = scope.Turn;
        var entry = new AuditEntry(
            time.GetUtcNow(), turn.Speaker.Key, turn.Speaker.Role, turn.ConversationId, turn.EventId, WithoutPersonal(contract, CallOf(context).Call), scope.Planner, scope.Ranking.Model.Version, outcome);
        if (contract.HasEffect && outcome is ReplyOutcome.Allowed or ReplyOutcome.Confirmed or ReplyOutcome.Failed)
            return trail.AppendAsync(entry, CancellationToken.None);
        scope.Add(entry);
        return Task.CompletedTask;
    }
}
