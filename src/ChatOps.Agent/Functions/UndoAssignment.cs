using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.undo_assignment: takes the open assignment of a task back, after a yes.</summary>
internal sealed class UndoAssignment(IWorkforceStore store) : IChatFunction
{
    public string Name => "ranking.undo_assignment";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var taskId = context.Call["task"]!;
        var holder = snapshot.Availability.HolderOf(snapshot.ItemIndex(taskId));
        return Task.FromResult(holder < 0
            ? Reply.Of(ReplyOutcome.Clarify, $"**{taskId}** has no open assignment, so there is nothing to take back.")
            : Reply.Of(ReplyOutcome.Confirm, $"Take **{taskId}** back from **{snapshot.People[holder].Name}**? It would be open again."));
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var taskId = context.Call["task"]!;
        context.State.TaskId = taskId;
        var change = await store.UnassignAsync(taskId, cancellationToken);
        return Reply.Of(
            ReplyOutcome.Confirmed,
            change is null ? $"**{taskId}** had no open assignment any more; nothing was changed." : $"Done: **{taskId}** is open again.");
    }
}
