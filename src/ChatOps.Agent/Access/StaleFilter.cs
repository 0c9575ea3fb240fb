using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>Says below an answer if data that it rests on could not be brought up to date the last time.</summary>
internal sealed class StaleFilter(TimeProvider time) : CallFilter
{
    protected override async Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        var reply = context.Result.GetValue<Reply>()!;
        return reply.Outcome is ReplyOutcome.Allowed or ReplyOutcome.Confirm && StaleData.Sentence(scope.Ranking.Snapshot.Stale, contract.RestsOn, time) is { } sentence
            ? reply with { Note = reply.Note is null ? sentence : $"{reply.Note}\n\n{sentence}" }
            : null;
    }
}
