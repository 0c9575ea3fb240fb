using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Web;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Channels.Web;

public sealed class WebConversationsTests
{
    private static readonly Speaker Manager = new("U17", "Quentin", Role.Manager);

    private readonly EchoAgent _agent = new();
    private readonly WebConversations _conversations;

    public WebConversationsTests() => _conversations = new WebConversations(_agent, _agent);

    [Fact]
    public async Task Say_Words_AddsTheEntryBeforeItsAnswer()
    {
        var conversation = _conversations.Begin(Manager);
        var shown = Watch(conversation);

        await _conversations.SayAsync(conversation, Manager, "hello", [], CancellationToken.None);

        Assert.Null(shown[0].Reply);
        Assert.Equal(("hello", "echo hello"), (conversation.Entries[0].Said, conversation.Entries[0].Reply!.Text));
        Assert.Equal("hello", conversation.Title);
    }

    [Fact]
    public async Task Press_ButtonOfAQuestion_WorksOnce()
    {
        var conversation = _conversations.Begin(Manager);
        await _conversations.SayAsync(conversation, Manager, "confirm", [], CancellationToken.None);
        var button = new ReplyButton("Yes", "Yes", PlannedCall.Of("confirmation.answer"));

        await _conversations.PressAsync(conversation, Manager, conversation.Entries[0], button, CancellationToken.None);
        await _conversations.PressAsync(conversation, Manager, conversation.Entries[0], button, CancellationToken.None);

        Assert.Equal(2, conversation.Entries.Count);
        Assert.Equal(button.Call, _agent.Turns[^1].Pressed);
    }

    [Theory]
    [InlineData("U18", Role.Manager)]
    [InlineData("U17", Role.Employee)]
    public async Task Find_AnotherSpeakersConversation_IsNotFoundAndCanNotBeSpokenIn(string person, Role role)
    {
        var conversation = _conversations.Begin(Manager);
        var other = new Speaker(person, "Quentin", role);

        Assert.Null(_conversations.Find(other, conversation.Id));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            _conversations.SayAsync(conversation, other, "hello", [], CancellationToken.None));
    }

    [Fact]
    public async Task Recent_SeveralConversations_AreNewestFirstWithoutEmptyOnesAndBounded()
    {
        foreach (var n in Enumerable.Range(0, 60))
            await _conversations.SayAsync(_conversations.Begin(Manager), Manager, $"{n}", [], CancellationToken.None);
        _conversations.Begin(Manager);

        var titles = _conversations.Recent(Manager).Select(c => c.Title).ToArray();

        Assert.Equal("59", titles[0]);
        Assert.InRange(titles.Length, 40, 50);
    }

    [Fact]
    public async Task Load_AfterARestart_BringsBackTheSpeakersOwnWebConversationsOnce()
    {
        await _conversations.LoadAsync(Manager, CancellationToken.None);
        await _conversations.LoadAsync(Manager, CancellationToken.None);

        var conversation = Assert.Single(_conversations.Recent(Manager));
        Assert.Equal(("before", "earlier", "answer"), (conversation.Id, conversation.Title, conversation.Entries[0].Reply!.Text));
    }

    [Fact]
    public async Task Load_AfterTheSpeakerBeganAgain_KeepsBoth()
    {
        Assert.Empty(_conversations.Recent(Manager));
        await _conversations.SayAsync(_conversations.Begin(Manager), Manager, "again", [], CancellationToken.None);

        await _conversations.LoadAsync(Manager, CancellationToken.None);

        Assert.Equal(["again", "earlier"], _conversations.Recent(Manager).Select(c => c.Title));
    }

    [Fact]
    public async Task Say_LongWork_ShowsHowFarItIs()
    {
        var conversation = _conversations.Begin(Manager);
        var shown = Watch(conversation);

        await _conversations.SayAsync(conversation, Manager, "hello", [], CancellationToken.None);

        Assert.Equal([(null, null), (null, 0.5), ("echo hello", 0.5)], shown.Select(s => (s.Reply, s.Share)));
    }

    [Fact]
    public async Task Say_ByOneWhoLeavesBeforeTheAnswer_IsAnsweredAllTheSame()
    {
        var conversation = _conversations.Begin(Manager);
        var answer = new TaskCompletionSource();
        using var left = new CancellationTokenSource();
        _agent.Until = answer.Task;
        var said = _conversations.SayAsync(conversation, Manager, "hello", [], left.Token);

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => said);
        Assert.Null(conversation.Entries[0].Reply);
        var answered = new TaskCompletionSource();
        conversation.Changed += answered.SetResult;
        answer.SetResult();
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("echo hello", conversation.Entries[0].Reply!.Text);
    }

    /// <summary>What a page sees each time that there is something new.</summary>
    private static List<(string? Reply, double? Share)> Watch(WebConversation conversation)
    {
        var shown = new List<(string?, double?)>();
        conversation.Changed += () => shown.Add((conversation.Entries[^1].Reply?.Text, conversation.Entries[^1].Progress?.Share));
        return shown;
    }

    private sealed class EchoAgent : IConversations, IConversationHistory
    {
        public List<Turn> Turns { get; } = [];

        /// <summary>What a turn waits for.</summary>
        public Task Until { get; set; } = Task.CompletedTask;

        public async Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
        {
            Turns.Add(turn);
            progress?.Report(new TurnProgress("Working", 0.5));
            await Until.WaitAsync(cancellationToken);
            return Reply.Of(turn.Text == "confirm" ? ReplyOutcome.Confirm : ReplyOutcome.None, "echo " + turn.Text);
        }

        public Task<IReadOnlyList<ConversationHead>> RecentAsync(string ownerId, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ConversationHead>>(ownerId == "Manager/U17" ? [new("web:before", "earlier", DateTime.UnixEpoch), new("teams:x", "elsewhere", DateTime.UnixEpoch)] : []);

        public Task<IReadOnlyList<PastTurn>> ReadAsync(string conversationId, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PastTurn>>([new PastTurn("earlier", Reply.Of(ReplyOutcome.Allowed, "answer"))]);
    }
}
