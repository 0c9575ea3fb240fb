namespace ChatOps.Host.Rest;

/// <summary>People ranked for several tasks.</summary>
/// <param name="Results">One for each request, in its order.</param>
internal sealed record BatchAssignmentResponse(IReadOnlyList<BatchAssignmentResult> Results);
