namespace ChatOps.Host.Rest;

/// <summary>One reason for somebody's place.</summary>
/// <param name="Text">In words.</param>
/// <param name="Contribution">What it adds to the hybrid score.</param>
internal sealed record CandidateReason(string Text, double Contribution);
