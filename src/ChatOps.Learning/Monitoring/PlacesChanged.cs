namespace ChatOps.Learning.Monitoring;

/// <summary>Somebody who stands among the first of a ranking more or less often than before.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Tasks">In how many tasks more; below 0 in how many fewer.</param>
public sealed record PlacesChanged(string PersonId, int Tasks);
