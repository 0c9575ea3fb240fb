namespace ChatOps.Workforce.Store.Training;

/// <summary>user_performance: the newest of the ml-user-performance events of a person.</summary>
/// <param name="UserId">The person.</param>
/// <param name="PerformanceDate">When it was measured, by the sender.</param>
/// <param name="PerformanceScore">0 to 1.</param>
internal sealed record UserPerformance(string UserId, DateTime PerformanceDate, double PerformanceScore);
