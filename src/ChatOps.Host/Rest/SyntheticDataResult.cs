namespace ChatOps.Host.Rest;

/// <summary>What an import over HTTP did.</summary>
/// <param name="Status"><c>imported</c>.</param>
/// <param name="Written">Records by kind.</param>
/// <param name="Rejected">Rows that could not be used.</param>
internal sealed record SyntheticDataResult(string Status, IReadOnlyDictionary<string, long> Written, long Rejected);
