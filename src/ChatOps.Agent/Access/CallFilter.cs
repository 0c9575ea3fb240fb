using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>
/// A filter of calls: every call of a function, whether a model or the offline planner made it, passes all of them. A filter that answers itself
/// ends the call there, and the function does not run.
/// </summary>
internal abstract class CallFilter : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        if (!context.Kernel.Data.TryGetValue(PluginBuilder.Turn, out var turn) || turn is not TurnScope scope || FunctionCatalogue.Find($"{context.Function.PluginName}.{context.Function.Name}") is not { } contract)
            throw new InvalidOperationException($"{context.Function.Name} was called outside a turn.");
        if (await FilterAsync(context, contract, scope, next) is { } reply)
            context.Result = new FunctionResult(context.Function, reply);
    }

    /// <summary>Looks at a call.</summary>
    /// <returns>The answer that ends the call; null where it went on.</returns>
    protected abstract Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next);

    /// <summary>The call with its arguments looked up.</summary>
    protected static ResolvedCall CallOf(FunctionInvocationContext context) => (ResolvedCall)context.Arguments[PluginBuilder.Resolved]!;
}
