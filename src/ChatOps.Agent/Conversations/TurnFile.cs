namespace ChatOps.Agent.Conversations;

/// <summary>A file that came with a turn.</summary>
/// <param name="Name">Its name as it was sent; never a path to open.</param>
/// <param name="Content">Its bytes.</param>
public sealed record TurnFile(string Name, ReadOnlyMemory<byte> Content);
