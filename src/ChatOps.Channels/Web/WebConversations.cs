using System.Collections.Concurrent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Web;

/// <summary>The web chat's conversations, in this server's memory, each seen by its own speaker only.</summary>
public sealed class WebConversations(IConversations agent)
{
    /// <summary>Longest message that is sent, in characters.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Conversations kept per speaker; the oldest makes room.</summary>
    private const int MaxPerSpeaker = 50;

    private readonly ConcurrentDictionary<string, List<WebConversation>> _byOwner = new(StringComparer.Ordinal);

    /// <summary>Conversations of a speaker that have begun, newest first.</summary>
    public IReadOnlyList<WebConversation> Recent(Speaker speaker)
    {
        var own = _byOwner.GetOrAdd(KeyOf(speaker), _ => []);
        lock (own)
            return [.. own.Where(c => c.Entries.Count > 0).Reverse()];
    }

    /// <summary>A speaker's own conversation, or null: another's is not found either.</summary>
    public WebConversation? Find(Speaker speaker, string id)
    {
        var own = _byOwner.GetOrAdd(KeyOf(speaker), _ => []);
        lock (own)
            return own.Find(c => c.Id == id);
    }

    /// <summary>Begins a conversation.</summary>
    public WebConversation Begin(Speaker speaker)
    {
        var own = _byOwner.GetOrAdd(KeyOf(speaker), _ => []);
        var conversation = new WebConversation(Guid.NewGuid().ToString("N"), KeyOf(speaker));
        lock (own)
        {
            own.RemoveAll(c => c.Entries.Count == 0);
            own.Add(conversation);
            if (own.Count > MaxPerSpeaker)
                own.RemoveAt(0);
        }

        return conversation;
    }

    /// <summary>Says something: the entry is there at once, its answer follows.</summary>
    /// <param name="conversation">The speaker's own conversation.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="text">The words, 1 to <see cref="MaxTextLength"/> characters.</param>
    /// <param name="started">Called when the entry is there, before it is answered.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public Task SayAsync(
        WebConversation conversation, Speaker speaker, string text, Action<WebEntry> started, CancellationToken cancellationToken) =>
        TakeTurnAsync(conversation, speaker, text, pressed: null, started, cancellationToken);

    /// <summary>Presses a button of an answer. A question's buttons are good for one press.</summary>
    public async Task PressAsync(
        WebConversation conversation,
        Speaker speaker,
        WebEntry of,
        ReplyButton button,
        Action<WebEntry> started,
        CancellationToken cancellationToken)
    {
        if (of.IsSpent)
            return;
        of.IsSpent = of.Reply?.Outcome == ReplyOutcome.Confirm;
        await TakeTurnAsync(conversation, speaker, button.Says, button.Call, started, cancellationToken);
    }

    private async Task TakeTurnAsync(
        WebConversation conversation,
        Speaker speaker,
        string text,
        PlannedCall? pressed,
        Action<WebEntry> started,
        CancellationToken cancellationToken)
    {
        if (conversation.Owner != KeyOf(speaker))
            throw new UnauthorizedAccessException("This conversation is somebody else's.");
        var entry = new WebEntry(text);
        conversation.Add(entry);
        started(entry);
        entry.Reply = await agent.TakeTurnAsync(
            new Turn
            {
                EventId = Guid.NewGuid().ToString("N"),
                ConversationId = "web:" + conversation.Id,
                Speaker = speaker,
                Text = text,
                Pressed = pressed,
            },
            cancellationToken);
    }

    private static string KeyOf(Speaker speaker) => $"{speaker.Role}/{speaker.PersonId ?? speaker.Name}";
}
