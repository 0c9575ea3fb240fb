using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Channels.Intake;

public sealed class ChannelRefusalsTests
{
    private readonly FakeConversationStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly ChannelRefusals _refusals;

    public ChannelRefusalsTests() => _refusals = new ChannelRefusals(_store, _time, NullLogger<ChannelRefusals>.Instance);

    [Fact]
    public async Task Note_Refusals_AreLinesOfTheAudit()
    {
        await _refusals.NoteAsync("slack", "bad-signature", null, CancellationToken.None);
        await _refusals.NoteAsync("teams", "not-yours", new ChannelUser("teams", "t1", "o1", "Somebody"), CancellationToken.None);

        Assert.Equal(
            [("channel.slack", "unknown", """{"code":"bad-signature"}""", "Refuse"), ("channel.teams", "teams:t1/o1", """{"code":"not-yours"}""", "Refuse")],
            _store.Audit.Select(a => (a.Function, a.SpeakerId, a.Arguments, a.Outcome)));
        Assert.DoesNotContain(_store.Audit, a => a.ToString().Contains("Somebody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Note_AFlood_IsCountedNotWritten()
    {
        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(n => Task.Run(() => _refusals.NoteAsync("slack", "bad-signature", null, CancellationToken.None))));
        await _refusals.NoteAsync("slack", "guest", new ChannelUser("slack", "T1", "U1", "Somebody"), CancellationToken.None);
        Assert.Equal(ChannelRefusals.MostPerMinute + 1, _store.Audit.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        await _refusals.NoteAsync("slack", "bad-signature", null, CancellationToken.None);

        Assert.Equal($$"""{"code":"bad-signature","notNoted":{{5_000 - ChannelRefusals.MostPerMinute}}}""", _store.Audit[^1].Arguments);
    }
}
