namespace ChatOps.Learning.Monitoring;

/// <summary>A span of time that was looked at.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Decisions">Assignments made in it.</param>
public sealed record DriftSpan(DateOnly From, DateOnly To, int Decisions);
