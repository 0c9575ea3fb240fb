using ChatOps.Agent.Conversations;

namespace ChatOps.Host.Components.Chat;

/// <summary>What the composer sends.</summary>
/// <param name="Text">The words; may be empty where there are files.</param>
/// <param name="Files">Files that go with it.</param>
public sealed record Message(string Text, IReadOnlyList<TurnFile> Files);
