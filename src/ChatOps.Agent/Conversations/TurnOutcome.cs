using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>What came of a turn.</summary>
/// <param name="Call">The first call, with its arguments looked up; null where none was made.</param>
/// <param name="Reply">What the speaker gets.</param>
/// <param name="Audit">Audit lines that are kept with the turn.</param>
internal sealed record TurnOutcome(PlannedCall? Call, Reply Reply, IReadOnlyList<AuditEntry> Audit)
{
    public static TurnOutcome Of(Reply reply) => new(null, reply, []);
}
