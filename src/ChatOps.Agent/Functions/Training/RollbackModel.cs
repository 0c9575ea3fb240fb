using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.rollback_model: back to what served before, or to the version named, after a yes.</summary>
internal sealed class RollbackModel(ModelSwap swap) : IChatFunction
{
    public string Name => "training.rollback_model";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        Task.Run(() => swap.Propose(() => swap.Find(context.Call["version"]), "Go back to", context, cancellationToken), cancellationToken);

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        swap.RunAsync("Rolled back in chat.", isRollback: true, context, cancellationToken);
}
