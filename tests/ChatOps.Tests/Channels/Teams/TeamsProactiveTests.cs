using System.Net;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What is said unasked, and where the bot was turned away.</summary>
public sealed class TeamsProactiveTests
{
    private const string Chat = "teams:a:personal-alex";
    private const string Thread = "teams:19:general@thread.tacv2;messageid=1700000000000";

    [Fact]
    public async Task Send_SameTopicTwice_ChangesTheFirstMessage()
    {
        using var bench = await KnownAsync();

        Assert.True(await SendAsync(bench, Chat));
        Assert.True(await SendAsync(bench, Chat));

        Assert.Equal(["POST", "PUT"], bench.Connector.Messages.Select(m => m.Method));
        Assert.EndsWith("/activities/sent-1", bench.Connector.Messages[1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SameTopicAtOnce_SendsOneMessage()
    {
        using var bench = await KnownAsync();

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(bench, Chat)));

        Assert.All(sent, Assert.True);
        Assert.Single(bench.Connector.Messages, m => m.Method == "POST");
    }

    [Fact]
    public async Task Send_AnotherTopic_IsAnotherMessage()
    {
        using var bench = await KnownAsync();

        await SendAsync(bench, Chat);
        await SendAsync(bench, Chat, topic: "training/8");

        Assert.All(bench.Connector.Messages, m => Assert.Equal("POST", m.Method));
    }

    [Fact]
    public async Task Send_MessageWasDeleted_SendsANewOne()
    {
        using var bench = await KnownAsync();
        await SendAsync(bench, Chat);
        bench.Connector.AnswerNext(HttpStatusCode.NotFound, "ActivityNotFoundInConversation");

        Assert.True(await SendAsync(bench, Chat));

        Assert.Equal(["POST", "PUT", "POST"], bench.Connector.Messages.Select(m => m.Method));
    }

    [Fact]
    public async Task Send_UnknownConversation_IsNotReached()
    {
        using var bench = new TeamsBench();

        Assert.False(await SendAsync(bench, Chat));

        Assert.Empty(bench.Connector.Calls);
    }

    [Fact]
    public async Task Send_BotWasRemoved_IsRememberedUntilSomebodySpeaksToItThereAgain()
    {
        using var bench = await KnownAsync();
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");

        Assert.False(await SendAsync(bench, Chat));
        var calls = bench.Connector.Calls.Count;
        Assert.False(await SendAsync(bench, Chat));
        Assert.Equal(calls, bench.Connector.Calls.Count);

        await bench.PostAsync(TeamsBench.Message(id: "back"));
        await bench.WorkAsync();
        Assert.True(await SendAsync(bench, Chat));
    }

    [Fact]
    public async Task Handle_BotWasTurnedAway_IsRemembered()
    {
        using var bench = await KnownAsync();
        await bench.PostAsync(TeamsBench.Message(id: "next"));
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "ConversationBlockedByUser");

        await bench.WorkAsync();

        Assert.False(await SendAsync(bench, Chat));
    }

    [Fact]
    public async Task Handle_Removed_IsRemembered()
    {
        using var bench = await KnownAsync();
        await bench.PostAsync(TeamsBench.Removal(TeamsBench.Message()));

        await bench.WorkAsync();

        Assert.False(await SendAsync(bench, Chat));
        Assert.Empty(bench.Connector.Calls);
    }

    [Fact]
    public async Task Send_ToAChannelsThread_CarriesNoButtons()
    {
        using var bench = await KnownAsync();

        Assert.True(await SendAsync(bench, Thread));

        var card = Assert.Single(bench.Connector.Messages).Card!;
        Assert.DoesNotContain("Action.Execute", card.ToJsonString(), StringComparison.Ordinal);
        CardSchema.AssertCard(card);
    }

    [Fact]
    public async Task Send_PersonalToAChannel_IsNotSent()
    {
        using var bench = await KnownAsync();

        Assert.False(await bench.Proactive.TrySendAsync(Thread, "news", Replies.Of("cv"), CancellationToken.None));

        Assert.Empty(bench.Connector.Calls);
    }

    [Fact]
    public async Task Send_ToThePersonalChat_CarriesButtonsOfItsOwner()
    {
        using var bench = await KnownAsync();
        await SendAsync(bench, Chat);
        var seal = bench.Connector.Messages[0].Card!["actions"]![0]!["data"]!["press"]!.GetValue<string>();

        await bench.PostAsync(TeamsBench.Press(seal));
        await bench.WorkAsync();

        Assert.NotNull(bench.Agent.Turns[^1].Pressed);
    }

    [Fact]
    public async Task Send_ConnectorAsksToWait_IsTheCallersToTryLater()
    {
        using var bench = await KnownAsync();
        bench.Connector.AnswerNext(HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromMinutes(5));

        await Assert.ThrowsAsync<TryLaterException>(() => SendAsync(bench, Chat));
        Assert.True(await SendAsync(bench, Chat));
    }

    [Fact]
    public async Task Known_WhatIsKept_NamesNobody()
    {
        using var bench = await KnownAsync();

        var kept = (await bench.Known.FindAsync(Chat, CancellationToken.None))!;

        Assert.Equal("U03", kept.OwnerId);
        Assert.DoesNotContain("Wilber", kept.Address, StringComparison.Ordinal);
    }

    private static Task<bool> SendAsync(TeamsBench bench, string conversation, string topic = "training/7") =>
        bench.Proactive.TrySendAsync(conversation, topic, Replies.Of("progress"), CancellationToken.None);

    private static async Task<TeamsBench> KnownAsync()
    {
        var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Reply.Of(ReplyOutcome.Allowed, "Hello"));
        await bench.PostAsync(TeamsBench.Message(id: "greeting"));
        await bench.PostAsync(TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message(id: "greeting"))));
        await bench.WorkAsync();
        bench.Connector.Calls.Clear();
        bench.Connector.Reset();
        return bench;
    }
}
