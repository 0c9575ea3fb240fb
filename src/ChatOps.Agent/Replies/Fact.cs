namespace ChatOps.Agent.Replies;

/// <summary>One label with its value, both plain text.</summary>
public sealed record Fact(string Label, string Value);
