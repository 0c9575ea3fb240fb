namespace ChatOps.Workforce.Events;

/// <summary>One message as it came from a topic.</summary>
internal sealed record IncomingMessage(string Topic, int Partition, long Offset, string? Key, byte[] Value);
