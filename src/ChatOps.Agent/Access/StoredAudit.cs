using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Access;

/// <summary>The audit in the store.</summary>
internal sealed class StoredAudit(IConversationStore store) : IAuditTrail
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => store.AppendAuditAsync([Record(entry)], cancellationToken);

    /// <summary>A line as it is stored.</summary>
    public static AuditRecord Record(AuditEntry entry) => new()
    {
        At = entry.At.UtcDateTime,
        SpeakerId = entry.SpeakerId,
        Role = entry.Role.ToString(),
        ConversationId = entry.ConversationId,
        EventId = entry.EventId,
        Function = entry.Call.Function,
        Arguments = JsonSerializer.Serialize(entry.Call.Arguments, ReplyJson.Options),
        Planner = entry.Planner,
        RankingVersion = entry.RankingVersion,
        Outcome = entry.Outcome.ToString(),
    };
}
