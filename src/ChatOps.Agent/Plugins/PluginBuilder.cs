using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Plugins;

/// <summary>Makes Semantic Kernel plugins of the catalogue: each function described for a model, its schema from its arguments, thin over the service that does it.</summary>
internal static class PluginBuilder
{
    /// <summary>Key of the turn in a kernel's data.</summary>
    public const string Turn = "turn";

    /// <summary>Key of the looked-up call among a function's arguments; put there by the filters.</summary>
    public const string Resolved = "resolved-call";

    /// <summary>One plugin per group of functions.</summary>
    /// <param name="functions">What does the work, by full name.</param>
    public static IReadOnlyList<KernelPlugin> Build(IReadOnlyDictionary<string, IChatFunction> functions) =>
    [
        .. FunctionCatalogue.All.GroupBy(f => f.Plugin).Select(plugin => KernelPluginFactory.CreateFromFunctions(
            plugin.Key, plugin.Select(contract => Function(contract, functions.GetValueOrDefault(contract.Name))))),
    ];

    private static KernelFunction Function(FunctionContract contract, IChatFunction? function)
    {
        // Nothing gets here but through the filters, which looked the arguments up and checked rights and the yes.
        async Task<Reply> RunAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
        {
            var scope = (TurnScope)kernel.Data[Turn]!;
            var call = ((ResolvedCall)arguments[Resolved]!).Call;
            if (scope.IsRehearsal && (contract.HasEffect || contract.TakesCv || function is null))
                return Reply.Of(ReplyOutcome.Allowed, contract.Name);
            using var activity = AgentTelemetry.Function(contract.Name);
            var reply = function is null ? Coming.Of(contract) : await function.RunAsync(new FunctionContext(call, scope), cancellationToken);
            AgentTelemetry.End(activity, reply.Outcome);
            return reply;
        }

        return KernelFunctionFactory.CreateFromMethod(RunAsync, new KernelFunctionFromMethodOptions
        {
            FunctionName = contract.ShortName,
            Description = contract.Description,
            Parameters =
            [
                .. contract.Arguments.Select(a => new KernelParameterMetadata(a.Name)
                {
                    Description = a.Description,
                    IsRequired = a.IsRequired,
                    Schema = KernelJsonSchema.Parse(ArgumentSchema.Of(a)),
                }),
            ],
        });
    }
}
