namespace ChatOps.Workforce;

/// <summary>Hours already promised in one week. Keyed by person and week.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Week">First day of the week, as the source counts weeks.</param>
/// <param name="AllocatedHours">Hours promised in that week, 0 to 1,000.</param>
/// <param name="CapacityHours">Working hours of that week, 0 to 168.</param>
public sealed record Workload(string PersonId, DateOnly Week, double AllocatedHours, double CapacityHours);
