using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>What came of a turn.</summary>
/// <param name="Calls">The calls in order, with their arguments looked up.</param>
/// <param name="Reply">What the speaker gets.</param>
/// <param name="Audit">Audit lines that are kept with the turn.</param>
internal sealed record TurnOutcome(IReadOnlyList<PlannedCall> Calls, Reply Reply, IReadOnlyList<AuditEntry> Audit)
{
    /// <summary>The first call; null where none was made.</summary>
    public PlannedCall? Call => Calls.Count > 0 ? Calls[0] : null;

    public static TurnOutcome Of(Reply reply) => new([], reply, []);
}
