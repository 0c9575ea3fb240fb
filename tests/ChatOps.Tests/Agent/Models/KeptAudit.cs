using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Agent.Models;

/// <summary>The audit lines of a store, read back.</summary>
internal sealed class KeptAudit(FakeConversationStore store)
{
    public IReadOnlyList<AuditEntry> Entries =>
    [
        .. store.Audit.Select(a => new AuditEntry(
            a.At,
            a.SpeakerId,
            Enum.Parse<Role>(a.Role),
            a.ConversationId,
            a.EventId,
            new PlannedCall(a.Function, JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(a.Arguments, ReplyJson.Options)!),
            a.Planner,
            a.RankingVersion,
            Enum.Parse<ReplyOutcome>(a.Outcome))),
    ];
}
