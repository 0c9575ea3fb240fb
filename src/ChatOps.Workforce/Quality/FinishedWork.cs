namespace ChatOps.Workforce.Quality;

/// <summary>What the gate looks at of one outcome.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="PersonId">Who did it.</param>
/// <param name="Assigned">When it was assigned.</param>
/// <param name="Completed">When it ended.</param>
/// <param name="EstimatedHours">Hours of the task's estimate.</param>
/// <param name="ActualHours">Hours it took.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="Quality">0 to 1.</param>
/// <param name="AsksForSkills">Whether the task asks for skills.</param>
/// <param name="Fits">Whether the person has one of them.</param>
internal readonly record struct FinishedWork(
    string AssignmentId, string PersonId, DateOnly Assigned, DateOnly Completed, double EstimatedHours, double ActualHours, int Rating, double Quality, bool AsksForSkills, bool Fits);
