namespace ChatOps.Agent.Replies;

/// <summary>Labels with values, e.g. of one task.</summary>
/// <param name="Title">Heading, if any.</param>
/// <param name="Facts">In the order to show.</param>
public sealed record FactsBlock(string? Title, IReadOnlyList<Fact> Facts) : ReplyBlock;
