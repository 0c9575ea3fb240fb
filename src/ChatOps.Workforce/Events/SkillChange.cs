namespace ChatOps.Workforce.Events;

/// <summary>When a skill was last changed by an event: an older one that comes later has nothing to say.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Skill">The skill's name in lower case.</param>
/// <param name="At">The event's own time.</param>
internal sealed record SkillChange(string UserId, string Skill, DateTimeOffset At);
