using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Plugins;

/// <summary>A call whose arguments were looked up.</summary>
/// <param name="Function">The contract of its function.</param>
/// <param name="Call">The call with ids and words of the contract.</param>
/// <param name="Problem">What is missing, unknown or fits several; null if the call can be carried out.</param>
internal sealed record ResolvedCall(FunctionContract Function, PlannedCall Call, ArgumentProblem? Problem);
