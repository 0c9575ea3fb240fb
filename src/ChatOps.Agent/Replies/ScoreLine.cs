namespace ChatOps.Agent.Replies;

/// <summary>One addend of a score.</summary>
/// <param name="Text">What it is, in words.</param>
/// <param name="Points">How much it adds, in points of 100.</param>
/// <param name="MaxPoints">The most it could add; null where it can also take away.</param>
public sealed record ScoreLine(string Text, int Points, int? MaxPoints);
