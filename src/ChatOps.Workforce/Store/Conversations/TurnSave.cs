namespace ChatOps.Workforce.Store.Conversations;

/// <summary>A turn that waits to be kept.</summary>
internal sealed record TurnSave(ConversationRecord Conversation, TurnRecord Turn, WaitingCallRecord? Proposed, IReadOnlyList<AuditRecord> Audit)
{
    /// <summary>Ends when it is kept, or can't be.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
