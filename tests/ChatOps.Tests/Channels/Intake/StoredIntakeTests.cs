using ChatOps.Channels.Intake;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Channels.Intake;

public sealed class StoredIntakeTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private readonly FakeChannelEventStore _store = new();
    private readonly IntakeSignal _signal = new();
    private readonly StoredIntake _intake;

    public StoredIntakeTests() => _intake = new StoredIntake(_store, [new ScriptedHandler((_, _, _) => Task.CompletedTask)], _signal);

    [Fact]
    public async Task Accept_NewAndAgain_IsKeptOnceAndSignalled()
    {
        Assert.True(await AcceptAsync("e1"));
        Assert.True(_signal.Given.IsCompleted);
        _signal.Reset();

        Assert.False(await AcceptAsync("e1"));
        Assert.False(_signal.Given.IsCompleted);
        Assert.Equal([("e1", "c1", Now)], _store.Events.Select(e => (e.EventId, e.Conversation, e.NextAttemptAt)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public async Task Accept_IdThatIsNone_IsRefused(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => AcceptAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => AcceptAsync(new string('e', StoredIntake.LongestId + 1)));

        Assert.Empty(_store.Events);
    }

    [Fact]
    public async Task Accept_ChannelThatIsOff_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _intake.AcceptAsync(new ChannelEvent("teams", "e1", "{}", Now), CancellationToken.None));

    [Theory]
    [InlineData("""{"c":"c1","text":"Zo\u00eb \"B\" \u003c@U1\u003e"}""", """{"c":"c1","text":"Zoë \"B\" <@U1>"}""")]
    [InlineData("""{"c":"c1","text":"a\u0000b\nc"}""", """{"c":"c1","text":"a\u0000b\nc"}""")]
    [InlineData("""{"c":"c1","text":"\ud800"}""", """{"c":"c1","text":"\ud800"}""")]
    public async Task Accept_EscapedWords_AreKeptPlain(string sent, string kept)
    {
        await _intake.AcceptAsync(new ChannelEvent("slack", "e1", sent, Now), CancellationToken.None);

        Assert.Equal(kept, _store.Events.Single().Body);
    }

    private Task<bool> AcceptAsync(string id) => _intake.AcceptAsync(ScriptedHandler.Event(id, "c1", Now), CancellationToken.None);
}
