using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.promote_model: lets a version serve, after a yes, with what would change shown first.</summary>
internal sealed class PromoteModel(ModelSwap swap) : IChatFunction
{
    public string Name => "training.promote_model";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        Task.Run(() => swap.Propose(() => swap.Find(context.Call["version"]!), "Let serve", context, cancellationToken), cancellationToken);

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        swap.RunAsync("Promoted in chat.", isRollback: false, context, cancellationToken);
}
