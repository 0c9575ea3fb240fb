namespace ChatOps.Workforce.Events;

/// <summary>Where a message stands in its topic.</summary>
internal sealed record LetterPlace(string Topic, int Partition, long Offset);
