namespace ChatOps.Workforce.Events;

/// <summary>An event that could be read.</summary>
/// <param name="Id">Its own id, or what makes it itself.</param>
internal abstract record WorkforceEvent(string Id);

/// <summary>TaskCompletionEvent (§9.2).</summary>
/// <param name="Quality">0 to 5; 3 where the sender has none, as the document says.</param>
/// <param name="IsDone">Whether the final status says that the work is done.</param>
internal sealed record TaskCompleted(
    string Id, string TaskId, string UserId, DateOnly Date, double ActualHours, double? EstimatedHours, bool IsDone, double Quality, string Feedback) : WorkforceEvent(Id);

/// <summary>AssignmentEvent (§9.2).</summary>
/// <param name="IsSelected">False where an assignment was taken back; a field of ours, true where it is missing.</param>
internal sealed record TaskAssigned(
    string Id, string TaskId, string UserId, DateOnly Date, string Method, double Score, string RequiredSkills, string UserSkills, string? DepartmentId, string? SeniorityLevel,
    bool IsSelected) : WorkforceEvent(Id);

/// <summary>PerformanceEvent (§9.2 names it without its fields): userId, performanceScore 0 to 1, date.</summary>
internal sealed record PerformanceMeasured(string Id, string UserId, DateTime Date, double Score) : WorkforceEvent(Id);

/// <summary>SkillUpdateEvent (§9.2 names it without its fields): userId and the fields of a skill, updateDate.</summary>
internal sealed record SkillUpdated(string Id, string UserId, DateTime Date, string Skill, string? Type, Proficiency Proficiency, double Years, bool IsCore) : WorkforceEvent(Id);
