namespace ChatOps.Workforce.Store.Reports;

/// <summary>A row or an event that could not be taken in. What it says is not shown, for it may be about a person.</summary>
/// <param name="Origin">System or topic.</param>
/// <param name="What">Kind of record, or place in the topic.</param>
/// <param name="Key">Its key, if any.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
/// <param name="Since">When it came.</param>
public sealed record LeftOutRow(string Origin, string What, string? Key, string Reason, DateTimeOffset Since);
