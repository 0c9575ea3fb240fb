namespace ChatOps.Workforce.Events;

/// <summary>What became of a batch of messages.</summary>
/// <param name="Applied">Events that took effect.</param>
/// <param name="Repeated">Events that had taken effect before, or were older than what is known.</param>
/// <param name="Dead">Messages that can't be used.</param>
internal sealed record AppliedEvents(int Applied, int Repeated, IReadOnlyList<DeadLetter> Dead);
