using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Planning;

/// <summary>No language model is configured: the offline planner answers everything.</summary>
internal sealed class NoModel : IModelPlanner
{
    public bool IsOn => false;

    public Task<(Reply? Reply, string? WhyNot)> AnswerAsync(string text, TurnScope scope, Kernel kernel, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("No language model is configured.");
}
