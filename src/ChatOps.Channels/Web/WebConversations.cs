using System.Collections.Concurrent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Channels.Web;

/// <summary>The web chat's conversations, each seen by its own speaker only. What was said before this server started is read when its speaker comes.</summary>
public sealed class WebConversations(IConversations agent, IConversationHistory history) : IForgetsPeople, IProactiveChannel
{
    /// <summary>Longest message that is sent, in characters.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Conversations kept per speaker; the oldest makes room.</summary>
    private const int MaxPerSpeaker = 50;

    /// <summary>Turns of a conversation that are shown again after a restart.</summary>
    private const int MaxTurns = 100;

    private const string Prefix = "web:";

    private readonly ConcurrentDictionary<string, List<WebConversation>> _byOwner = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _loaded = new(StringComparer.Ordinal);

    /// <summary>Brings back what a speaker said before this server started, once. What they began meanwhile stays.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    public async Task LoadAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (_loaded.ContainsKey(KeyOf(speaker)))
            return;
        var before = new List<WebConversation>();
        foreach (var head in (await history.RecentAsync(KeyOf(speaker), MaxPerSpeaker, cancellationToken)).Where(h => h.Id.StartsWith(Prefix, StringComparison.Ordinal)).Reverse())
        {
            var conversation = new WebConversation(head.Id[Prefix.Length..], KeyOf(speaker));
            foreach (var past in await history.ReadAsync(head.Id, MaxTurns, cancellationToken))
                conversation.Add(new WebEntry(past.Said) { Reply = past.Reply });
            before.Add(conversation);
        }

        var own = OwnOf(speaker);
        lock (own)
            own.InsertRange(0, before.Where(c => own.TrueForAll(o => o.Id != c.Id)).ToList());
        _loaded.TryAdd(KeyOf(speaker), true);
    }

    /// <summary>Conversations of a speaker that have begun, newest first.</summary>
    public IReadOnlyList<WebConversation> Recent(Speaker speaker)
    {
        var own = OwnOf(speaker);
        lock (own)
            return [.. own.Where(c => c.Entries.Count > 0).Reverse()];
    }

    /// <summary>A speaker's own conversation, or null: another's is not found either.</summary>
    public WebConversation? Find(Speaker speaker, string id)
    {
        var own = OwnOf(speaker);
        lock (own)
            return own.Find(c => c.Id == id);
    }

    /// <summary>Begins a conversation.</summary>
    public WebConversation Begin(Speaker speaker)
    {
        var own = OwnOf(speaker);
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

    /// <summary>Says something: the entry is there at once, its answer follows, whether or not somebody still waits for it.</summary>
    /// <param name="conversation">The speaker's own conversation.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="text">The words, up to <see cref="MaxTextLength"/> characters; may be empty where there are files.</param>
    /// <param name="files">Files that go with it.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public Task SayAsync(WebConversation conversation, Speaker speaker, string text, IReadOnlyList<TurnFile> files, CancellationToken cancellationToken) =>
        TakeTurnAsync(conversation, speaker, text, pressed: null, files).WaitAsync(cancellationToken);

    /// <summary>Presses a button of an answer. A question's buttons are good for one press.</summary>
    public async Task PressAsync(WebConversation conversation, Speaker speaker, WebEntry of, ReplyButton button, CancellationToken cancellationToken)
    {
        if (of.IsSpent)
            return;
        of.IsSpent = of.Reply?.Outcome == ReplyOutcome.Confirm;
        await TakeTurnAsync(conversation, speaker, button.Says, button.Call, []).WaitAsync(cancellationToken);
    }

    /// <summary>Forgets somebody in everything that is shown from memory.</summary>
    public Task ForgetAsync(IReadOnlyList<string> names, string instead)
    {
        var mentions = new MentionPattern(names);
        foreach (var own in _byOwner.Values)
        {
            lock (own)
                own.ForEach(c => c.Forget(mentions, instead));
        }

        return Task.CompletedTask;
    }

    string IProactiveChannel.Channel => Prefix.TrimEnd(':');

    /// <summary>Says something unasked in a conversation that is open here; one that is not shows it when it is opened.</summary>
    public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var own in _byOwner.Values)
        {
            WebConversation? found;
            lock (own)
                found = own.Find(c => Prefix + c.Id == conversationId);
            if (found is null)
                continue;
            found.Put(topic, reply);
            return Task.FromResult(true);
        }

        return Task.FromResult(false);
    }

    private async Task TakeTurnAsync(WebConversation conversation, Speaker speaker, string text, PlannedCall? pressed, IReadOnlyList<TurnFile> files)
    {
        if (conversation.Owner != KeyOf(speaker))
            throw new UnauthorizedAccessException("This conversation is somebody else's.");
        var entry = new WebEntry(text) { Files = [.. files.Select(f => f.Name)] };
        conversation.Add(entry);
        using var activity = ChannelTelemetry.Intake("web");
        var reply = await agent.TakeTurnAsync(
            new Turn
            {
                EventId = Guid.NewGuid().ToString("N"),
                ConversationId = Prefix + conversation.Id,
                OwnerId = conversation.Owner,
                Speaker = speaker,
                Text = text,
                Pressed = pressed,
                Files = files,
            },
            new Reporter(conversation, entry),
            CancellationToken.None);
        using (ChannelTelemetry.Reply("web"))
            conversation.Answer(entry, reply);
    }

    private List<WebConversation> OwnOf(Speaker speaker) => _byOwner.GetOrAdd(KeyOf(speaker), _ => []);

    private static string KeyOf(Speaker speaker) => $"{speaker.Role}/{speaker.Key}";

    /// <summary>Shows what is being done with an entry. Not <see cref="Progress{T}"/>, whose reports may come in another order.</summary>
    private sealed class Reporter(WebConversation conversation, WebEntry entry) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value) => conversation.Progress(entry, value);
    }
}
