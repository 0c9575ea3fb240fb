namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>What one collection does.</summary>
/// <param name="Source">The one system to read, e.g. <c>neo4j</c>; null for all that are connected.</param>
/// <param name="IsFull">Whether everything is read anew, and what is gone at the sources removed; else what has changed since.</param>
public sealed record CollectionOptions(string? Source = null, bool IsFull = false);
