using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Access;

/// <summary>One line of the audit.</summary>
/// <param name="At">When.</param>
/// <param name="SpeakerId">Who.</param>
/// <param name="Role">With which role.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="EventId">In answer to which event.</param>
/// <param name="Call">What, with its arguments looked up.</param>
/// <param name="Planner"><c>offline</c>, <c>button</c>, or the language model that planned it.</param>
/// <param name="RankingVersion">Version of the ranking model that was serving.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record AuditEntry(
    DateTimeOffset At, string SpeakerId, Role Role, string ConversationId, string EventId, PlannedCall Call, string Planner, int RankingVersion, ReplyOutcome Outcome);
