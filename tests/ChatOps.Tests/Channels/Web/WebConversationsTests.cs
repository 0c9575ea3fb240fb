using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Web;

namespace ChatOps.Tests.Channels.Web;

public sealed class WebConversationsTests
{
    private static readonly Speaker Manager = new("U17", "Quentin", Role.Manager);

    private readonly EchoAgent _agent = new();
    private readonly WebConversations _conversations;

    public WebConversationsTests() => _conversations = new WebConversations(_agent);

    [Fact]
    public async Task Say_Words_AddsTheEntryBeforeItsAnswer()
    {
        var conversation = _conversations.Begin(Manager);
        Reply? whenStarted = null;

        await _conversations.SayAsync(conversation, Manager, "hello", e => whenStarted = e.Reply, CancellationToken.None);

        Assert.Null(whenStarted);
        Assert.Equal(("hello", "echo hello"), (conversation.Entries[0].Said, conversation.Entries[0].Reply!.Text));
        Assert.Equal("hello", conversation.Title);
    }

    [Fact]
    public async Task Press_ButtonOfAQuestion_WorksOnce()
    {
        var conversation = _conversations.Begin(Manager);
        await _conversations.SayAsync(conversation, Manager, "confirm", _ => { }, CancellationToken.None);
        var button = new ReplyButton("Yes", "Yes", PlannedCall.Of("confirmation.answer"));

        await _conversations.PressAsync(conversation, Manager, conversation.Entries[0], button, _ => { }, CancellationToken.None);
        await _conversations.PressAsync(conversation, Manager, conversation.Entries[0], button, _ => { }, CancellationToken.None);

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
            _conversations.SayAsync(conversation, other, "hello", _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task Recent_SeveralConversations_AreNewestFirstWithoutEmptyOnesAndBounded()
    {
        foreach (var n in Enumerable.Range(0, 60))
            await _conversations.SayAsync(_conversations.Begin(Manager), Manager, $"{n}", _ => { }, CancellationToken.None);
        _conversations.Begin(Manager);

        var titles = _conversations.Recent(Manager).Select(c => c.Title).ToArray();

        Assert.Equal("59", titles[0]);
        Assert.InRange(titles.Length, 40, 50);
    }

    private sealed class EchoAgent : IConversations
    {
        public List<Turn> Turns { get; } = [];

        public Task<Reply> TakeTurnAsync(Turn turn, CancellationToken cancellationToken)
        {
            Turns.Add(turn);
            return Task.FromResult(Reply.Of(turn.Text == "confirm" ? ReplyOutcome.Confirm : ReplyOutcome.None, "echo " + turn.Text));
        }
    }
}
