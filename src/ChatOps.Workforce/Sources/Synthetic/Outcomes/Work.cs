namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Hours that a person spent, or will spend, on a task.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it is in progress.</param>
/// <param name="Hours">Hours in all.</param>
internal readonly record struct Work(int Person, DateOnly From, DateOnly? To, double Hours);
