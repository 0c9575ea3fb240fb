namespace ChatOps.Agent.Planning;

/// <summary>A call that lacks an argument, and what was offered for it.</summary>
/// <param name="Call">The call as far as it is known.</param>
/// <param name="Argument">Name of the argument that was asked for.</param>
/// <param name="Choices">Values that were offered, in order.</param>
internal sealed record AskedCall(PlannedCall Call, string Argument, IReadOnlyList<string> Choices);
