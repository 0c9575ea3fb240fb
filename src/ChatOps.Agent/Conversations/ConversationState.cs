using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>What one conversation remembers: what it last spoke of, and the call that waits for a yes.</summary>
internal sealed class ConversationState
{
    /// <summary>Redeliveries come within seconds; far fewer turns than this fit in between.</summary>
    private const int RememberedEvents = 50;

    private readonly Queue<(string EventId, Reply Reply)> _answered = [];

    /// <summary>Lets one turn in at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Id of the task last spoken of.</summary>
    public string? TaskId { get; set; }

    /// <summary>Ids of the people last shown, in order.</summary>
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>The call that waits for a yes, if any.</summary>
    public WaitingCall? Waiting { get; set; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>The reply that an event already got, or null.</summary>
    public Reply? ReplyTo(string eventId) => _answered.FirstOrDefault(a => a.EventId == eventId).Reply;

    public void Remember(string eventId, Reply reply)
    {
        _answered.Enqueue((eventId, reply));
        if (_answered.Count > RememberedEvents)
            _answered.Dequeue();
    }
}
