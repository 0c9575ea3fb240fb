using ChatOps.Learning.Registry;

namespace ChatOps.Agent.Conversations;

/// <summary>A swap of models that somebody was asked about.</summary>
/// <param name="Kind">Kind of model.</param>
/// <param name="Version">What shall serve.</param>
/// <param name="Replaces">What served when it was shown; null for nothing.</param>
internal sealed record ProposedSwap(ModelKind Kind, int Version, int? Replaces);
