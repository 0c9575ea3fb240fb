using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Planning;

/// <summary>Plans and words a turn with a language model.</summary>
internal interface IModelPlanner
{
    /// <summary>Whether a model is configured.</summary>
    bool IsOn { get; }

    /// <summary>Lets the model call functions of the kernel, through its filters, and answer.</summary>
    /// <returns>The reply; or null and a sentence that says why the model can't answer. Calls that were made by then are in the scope.</returns>
    Task<(Reply? Reply, string? WhyNot)> AnswerAsync(string text, TurnScope scope, Kernel kernel, CancellationToken cancellationToken);
}
