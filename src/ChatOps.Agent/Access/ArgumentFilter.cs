using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>Looks the arguments of a call up, before anything is decided about it. Notes what came of the call when it is over.</summary>
internal sealed class ArgumentFilter(EntityResolver entities, CvLookup cvs) : CallFilter
{
    protected override async Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next)
    {
        var said = new PlannedCall(contract.Name, contract.Arguments
            .Where(a => context.Arguments.ContainsName(a.Name))
            .ToDictionary(a => a.Name, a => ArgumentValues.Of(context.Arguments[a.Name])));
        var call = entities.Resolve(contract, said, scope.Company);
        if (contract.TakesCv && !scope.IsRehearsal && cvs.Find(context.Arguments.GetValueOrDefault("cv") is { } given && ArgumentValues.Of(given) is [var id, ..] ? id : null, scope.Turn.Text, scope.State.Cvs, scope.Company) is { } cv)
            call = call with { Call = call.Call.With("cv", cv) };
        context.Arguments[PluginBuilder.Resolved] = call;
        await next(context);
        var reply = context.Result.GetValue<Reply>()!;
        if (reply.Outcome != ReplyOutcome.Clarify)
            Memory.Note(call.Call, reply, scope.State);
        scope.Add(new CallOutcome(call.Call, reply));
        return null;
    }
}
