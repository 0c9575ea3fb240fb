namespace ChatOps.Workforce.Events;

/// <summary>An event that took effect, so that it does not again.</summary>
/// <param name="Id">The event's id, or what makes it itself: topic, task, user, date.</param>
/// <param name="At">When.</param>
internal sealed record ReceivedEvent(string Id, DateTimeOffset At);
