using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Conversations;

/// <summary>One thing that somebody said or pressed, whatever the channel.</summary>
public sealed record Turn
{
    /// <summary>Most files of one turn.</summary>
    public const int MaxFiles = 50;

    /// <summary>Id of the channel's event; a second delivery has the same one.</summary>
    public required string EventId { get; init; }

    /// <summary>The conversation; what was said in one is not known in another.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Whose conversation it is, where it is one person's; null for a channel of many.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Who speaks.</summary>
    public required Speaker Speaker { get; init; }

    /// <summary>What was said, as it was said; may be empty when a button was pressed or a file was sent.</summary>
    public required string Text { get; init; }

    /// <summary>The call behind the button that was pressed; null for words. It passes the same checks as words do.</summary>
    public PlannedCall? Pressed { get; init; }

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<TurnFile> Files { get; init; } = [];
}
