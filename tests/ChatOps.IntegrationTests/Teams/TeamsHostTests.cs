namespace ChatOps.IntegrationTests.Teams;

/// <summary>The real host between the Bot Connector's signed requests and the Bot Connector.</summary>
public sealed class TeamsHostTests
{
    [Fact]
    public async Task Serve_AThousandEventsWithDuplicatesWhileTeamsFails_LosesNoneAndAnswersNoneTwice()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.IsTroubled = true;

        var burst = await TeamsBurst.RunAsync(host, events: 1_000);

        Assert.Equal(new TeamsBurst(0, 0, 0), burst);
    }
}
