using System.Net;

namespace ChatOps.IntegrationTests.Health;

/// <summary>What the host can do without is away, slow, or comes and goes: it is said in a sentence, questions are answered all the same, and it recovers by itself.</summary>
public sealed class NeighbourFaultTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private const string Question = "who should take TASK-101?";
    private const string Without = "I am answering without the language model just now";
    private const string DoesNotAnswer = "It does not answer; the host goes on without it and tries again.";

    /// <summary>As long as a component is seen to be away in between, too.</summary>
    private static readonly TimeSpan Flap = TimeSpan.FromMilliseconds(700);

    private readonly WatchedHost _host = neighbours.Host;

    [Fact]
    public async Task Kafka_StopsSlowsAndFlaps_IsDegradedMeanwhileAndRankingGoesOn()
    {
        await _host.UntilAsync("kafka", "UP");

        neighbours.Kafka.Stop();
        Assert.Equal(DoesNotAnswer, await _host.UntilAsync("kafka", "DEGRADED"));
        await GoesOnAsync();
        neighbours.Kafka.Start();
        await _host.UntilAsync("kafka", "UP");

        neighbours.Kafka.Delay(TimeSpan.FromSeconds(10));
        await _host.UntilAsync("kafka", "DEGRADED");
        await GoesOnAsync();
        neighbours.Kafka.Delay(TimeSpan.Zero);
        await _host.UntilAsync("kafka", "UP");

        Assert.Equal(0, (await _host.RankWhileAsync(FlapAsync())).Refused);
        await _host.UntilAsync("kafka", "UP");

        async Task FlapAsync()
        {
            using var clock = new PeriodicTimer(Flap);
            for (var n = 0; n < 4; n++)
            {
                neighbours.Kafka.Stop();
                await clock.WaitForNextTickAsync();
                neighbours.Kafka.Start();
                await clock.WaitForNextTickAsync();
            }
        }
    }

    [Fact]
    public async Task Source_RefusesSlowsCutsAndFlaps_IsDegradedMeanwhileAndRankingGoesOn()
    {
        await _host.UntilAsync("sources", "UP");
        foreach (var mode in new[] { ProxyMode.Refuses, ProxyMode.Delays, ProxyMode.Cuts })
        {
            neighbours.ToSource.Mode = mode;
            var says = await _host.UntilAsync("sources", "DEGRADED");
            Assert.True(says is DoesNotAnswer || says!.StartsWith("Not all of them can be read; answers rest on what was read before.", StringComparison.Ordinal), says);
            await GoesOnAsync();
            neighbours.ToSource.Mode = ProxyMode.Passes;
            await _host.UntilAsync("sources", "UP");
        }

        Assert.Equal(0, (await _host.RankWhileAsync(neighbours.ToSource.FlapAsync(4, Flap))).Refused);
        await _host.UntilAsync("sources", "UP");
    }

    [Theory]
    [InlineData("Refuses", "(Failed)")]
    [InlineData("Delays", "(Slow)")]
    [InlineData("Cuts", "(Failed)")]
    public async Task LanguageModel_Away_QuestionsAreAnsweredWithoutItUntilItIsBack(string mode, string reason)
    {
        neighbours.ToModel.Mode = Enum.Parse<ProxyMode>(mode);
        neighbours.ToModel.Delay = TimeSpan.FromSeconds(10);
        if (mode != nameof(ProxyMode.Refuses))
            neighbours.Model.ThenStream([Text("Never heard.")]);
        Assert.Contains(Without, await neighbours.AnswerAsync(await neighbours.SayAsync(Question)), StringComparison.Ordinal);
        var says = await _host.UntilAsync("languageModel", "DEGRADED");
        Assert.Contains(reason, says, StringComparison.Ordinal);
        Assert.Contains("Answers come without it; the next turn asks it again.", says, StringComparison.Ordinal);
        await GoesOnAsync();

        neighbours.ToModel.Mode = ProxyMode.Passes;
        await ModelAnswersAsync();
    }

    [Fact]
    public async Task LanguageModel_ComesAndGoes_EveryQuestionIsAnswered()
    {
        for (var n = 0; n < 3; n++)
        {
            neighbours.ToModel.Mode = ProxyMode.Refuses;
            Assert.Contains(Without, await neighbours.AnswerAsync(await neighbours.SayAsync(Question)), StringComparison.Ordinal);
            neighbours.ToModel.Mode = ProxyMode.Passes;
            await ModelAnswersAsync();
        }
    }

    [Fact]
    public async Task Slack_AwaySlowAndFlapping_QuestionsAreTakenAndAnsweredWhenItIsBack()
    {
        await _host.UntilAsync("slack", "UP");

        neighbours.ToSlack.Mode = ProxyMode.Refuses;
        Assert.Equal(DoesNotAnswer, await _host.UntilAsync("slack", "DEGRADED"));
        var whileAway = await neighbours.SayAsync(Question);
        await GoesOnAsync();
        neighbours.ToSlack.Mode = ProxyMode.Passes;
        await neighbours.AnswerAsync(whileAway);
        await _host.UntilAsync("slack", "UP");

        neighbours.ToSlack.Delay = TimeSpan.FromSeconds(10);
        neighbours.ToSlack.Mode = ProxyMode.Delays;
        await _host.UntilAsync("slack", "DEGRADED");
        await GoesOnAsync();
        neighbours.ToSlack.Mode = ProxyMode.Passes;
        await _host.UntilAsync("slack", "UP");

        var flapping = neighbours.ToSlack.FlapAsync(4, Flap);
        var asked = new[] { await neighbours.SayAsync(Question), await neighbours.SayAsync(Question) };
        Assert.Equal(0, (await _host.RankWhileAsync(flapping)).Refused);
        foreach (var ts in asked)
            await neighbours.AnswerAsync(ts);
        await _host.UntilAsync("slack", "UP");
    }

    [Fact]
    public async Task Teams_ItsSignInIsAwaySlowAndFlapping_IsDegradedMeanwhileAndRankingGoesOn()
    {
        await _host.UntilAsync("teams", "UP");
        foreach (var mode in new[] { ProxyMode.Refuses, ProxyMode.Delays, ProxyMode.Cuts })
        {
            neighbours.ToLogin.Delay = TimeSpan.FromSeconds(10);
            neighbours.ToLogin.Mode = mode;
            var says = await _host.UntilAsync("teams", "DEGRADED");
            Assert.True(says is DoesNotAnswer || says!.StartsWith("No token for the bot can be had: Microsoft's sign-in is away", StringComparison.Ordinal), says);
            await GoesOnAsync();
            neighbours.ToLogin.Mode = ProxyMode.Passes;
            await _host.UntilAsync("teams", "UP");
        }

        Assert.Equal(0, (await _host.RankWhileAsync(neighbours.ToLogin.FlapAsync(4, Flap))).Refused);
        await _host.UntilAsync("teams", "UP");
    }

    /// <summary>None of them is needed to serve.</summary>
    private async Task GoesOnAsync()
    {
        Assert.Equal((HttpStatusCode.OK, null), await _host.RankAsync());
        Assert.Equal(HttpStatusCode.OK, await _host.HealthAsync());
    }

    private async Task ModelAnswersAsync()
    {
        const string Rank = """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"ranking_rank_candidates","args":{"task":"TASK-101"}}}]},"finishReason":"STOP"}]}""";
        neighbours.Model.ThenStream([Rank]).ThenStream([Text("It is advice, not a decision.")]);
        Assert.Contains("It is advice, not a decision.", await neighbours.AnswerAsync(await neighbours.SayAsync(Question)), StringComparison.Ordinal);
        Assert.Equal("It answered when it was last asked.", await _host.UntilAsync("languageModel", "UP"));
    }

    private static string Text(string words) => $$"""{"candidates":[{"content":{"role":"model","parts":[{"text":"{{words}}"}]},"finishReason":"STOP"}]}""";
}
