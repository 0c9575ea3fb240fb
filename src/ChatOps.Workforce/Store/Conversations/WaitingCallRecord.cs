namespace ChatOps.Workforce.Store.Conversations;

/// <summary>A call that waits for a yes: what exactly, who may answer, until when. Answered once, and kept afterwards.</summary>
public sealed record WaitingCallRecord
{
    /// <summary>Names the proposal.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was made.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Who may answer.</summary>
    public required string SpeakerId { get; init; }

    /// <summary>Full name of the function.</summary>
    public required string Function { get; init; }

    /// <summary>Its arguments, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>SHA-256 over function and arguments, in hex.</summary>
    public required string Digest { get; init; }

    /// <summary>When it lapses, UTC.</summary>
    public required DateTime Until { get; init; }

    /// <summary>When it was answered, UTC; null while it waits.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>The answer; null while it waits.</summary>
    public bool? Answer { get; init; }
}
