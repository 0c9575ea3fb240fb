using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Host.Health;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Host;

public sealed class TeamsProbeTests
{
    private readonly ChannelHealth _channels = new();
    private readonly Tokens _tokens = new();
    private readonly TeamsProbe _probe;

    public TeamsProbeTests() => _probe = new TeamsProbe(_tokens, _channels, Options.Create(new TeamsOptions()));

    [Fact]
    public async Task Look_ConnectorRefusesAnswersAndTakesThemAgain_IsDegradedMeanwhile()
    {
        Assert.Equal("UP", (await _probe.LookAsync(CancellationToken.None)).Status);

        _channels.Failed(TeamsReceiver.Channel);
        var refused = await _probe.LookAsync(CancellationToken.None);
        _channels.Worked(TeamsReceiver.Channel);
        var taken = await _probe.LookAsync(CancellationToken.None);

        Assert.Equal(("DEGRADED", "The newest answer could not be delivered and is tried again; the log has the reason."), (refused.Status, refused.Details!["says"]));
        Assert.Equal(("UP", "It lets the bot in, and the newest answer was delivered."), (taken.Status, taken.Details!["says"]));
    }

    [Fact]
    public async Task Look_NoToken_SaysWhoseFaultItMayBe()
    {
        _tokens.Failure = new TryLaterException("invalid_client", null);

        var refused = await _probe.LookAsync(CancellationToken.None);

        Assert.Equal("DEGRADED", refused.Status);
        Assert.StartsWith("No token for the bot can be had", refused.Details!["says"], StringComparison.Ordinal);
    }

    private sealed class Tokens : IAppTokens
    {
        public Exception? Failure { get; set; }

        public Task<string?> FindAsync(string scope, CancellationToken cancellationToken) =>
            Failure is null ? Task.FromResult<string?>("a token") : Task.FromException<string?>(Failure);
    }
}
