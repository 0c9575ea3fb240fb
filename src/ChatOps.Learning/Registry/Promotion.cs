namespace ChatOps.Learning.Registry;

/// <summary>That a version was made to serve. The newest promotion of a kind says which one does.</summary>
/// <param name="Sequence">Running number, from 1.</param>
/// <param name="Version">The version that serves from then on.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why, as a sentence.</param>
/// <param name="IsRollback">Whether it was a step back.</param>
public sealed record Promotion(int Sequence, int Version, DateTimeOffset At, string By, string Why, bool IsRollback);
