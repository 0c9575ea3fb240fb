namespace ChatOps.Workforce.Store.Conversations;

/// <summary>A turn that is to be kept, with all that belongs to it.</summary>
internal sealed record TurnSave(ConversationRecord Conversation, TurnRecord Turn, WaitingCallRecord? Proposed, IReadOnlyList<AuditRecord> Audit);
