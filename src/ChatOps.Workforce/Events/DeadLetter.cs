namespace ChatOps.Workforce.Events;

/// <summary>An event that can't be used, kept with the reason.</summary>
/// <param name="Topic">Where it came from.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its place there.</param>
/// <param name="Key">Its key, if any.</param>
/// <param name="Value">Its bytes.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
/// <param name="At">When it came.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record DeadLetter(string Topic, int Partition, long Offset, string? Key, byte[] Value, string Reason, DateTimeOffset At, int Attempts);
