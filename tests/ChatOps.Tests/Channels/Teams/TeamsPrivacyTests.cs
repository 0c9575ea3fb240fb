using System.Net;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What tells how somebody does, or what is in a CV, is for the asker alone.</summary>
public sealed class TeamsPrivacyTests
{
    private const string Secret = "Grace";
    private const string Personal = "/emea/v3/conversations/a%3Apersonal-alex/activities";
    private const string Thread = "/emea/v3/conversations/19%3Ageneral%40thread.tacv2%3Bmessageid%3D1700000000000/activities/";

    [Fact]
    public async Task Personal_InAChannel_GoesToTheKnownPersonalChatAndAHintStays()
    {
        using var bench = await WithPersonalChatAsync();

        await AskInChannelAsync(bench);

        Assert.Equal([Personal, Thread + "in-channel"], bench.Connector.Messages.Select(m => m.Address.AbsolutePath));
        AssertHidden(bench.Connector.Messages[1], TeamsDelivery.SentAlone);
    }

    [Fact]
    public async Task Personal_ItsButtonPressedInThePersonalChat_GoesOnWithTheChannelsConversation()
    {
        using var bench = await WithPersonalChatAsync();
        await AskInChannelAsync(bench);
        var seal = bench.Connector.Messages[0].Card!["actions"]![0]!["data"]!["press"]!.GetValue<string>();

        var (status, _) = await bench.PostAsync(TeamsBench.Press(seal));
        await bench.WorkAsync();

        Assert.Equal(200, status);
        var turn = bench.Agent.Turns[^1];
        Assert.Equal(("teams:19:general@thread.tacv2;messageid=1700000000000", null), (turn.ConversationId, turn.OwnerId));
        Assert.Contains("personal-alex", bench.Connector.Messages[^1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_NoChatKnown_BeginsOneWithTheAskerAndRemembersIt()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));

        await AskInChannelAsync(bench);
        await AskInChannelAsync(bench, "again");

        var begun = Assert.Single(bench.Connector.Calls, c => c.Address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
        Assert.Equal("29:alex", begun.Body!["members"]![0]!["id"]!.GetValue<string>());
        Assert.False(begun.Body["isGroup"]!.GetValue<bool>());
        Assert.Equal(2, bench.Connector.Messages.Count(m => m.Address.AbsolutePath.Contains("/sent-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Personal_ChatWasRemoved_BeginsOneAnew()
    {
        using var bench = await WithPersonalChatAsync();
        await bench.PostAsync(TeamsBench.Removal(TeamsBench.Message()));

        await AskInChannelAsync(bench);

        Assert.Single(bench.Connector.Calls, c => c.Address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Connector.Messages, m => m.Address.AbsolutePath == Personal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task Personal_NoChatCanBeBegun_SaysHowToAskAndShowsNothing(HttpStatusCode status)
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) =>
        {
            bench.Connector.AnswerNext(status, "BotNotInstalled");
            return Task.FromResult(Replies.Of("cv"));
        };

        await AskInChannelAsync(bench);

        AssertHidden(Assert.Single(bench.Connector.Messages), TeamsDelivery.NotReached);
    }

    [Fact]
    public async Task Personal_InAGroupChat_IsNotShownThere()
    {
        using var bench = await WithPersonalChatAsync();
        var group = TeamsBench.Mentioning(TeamsBench.Message(id: "in-group"));
        group["conversation"]!["id"] = "19:group@thread.v2";
        group["conversation"]!["conversationType"] = "groupChat";

        await bench.PostAsync(group);
        await bench.WorkAsync();

        Assert.Equal(2, bench.Connector.Messages.Length);
        AssertHidden(bench.Connector.Messages[1], TeamsDelivery.SentAlone);
    }

    [Fact]
    public async Task Personal_PlaceOfUnknownKind_CountsAsAPlaceOfMany()
    {
        using var bench = await WithPersonalChatAsync();
        var odd = TeamsBench.Mentioning(TeamsBench.Message(id: "odd"));
        odd["conversation"]!["id"] = "19:odd";
        odd["conversation"]!["conversationType"] = "somethingNew";

        await bench.PostAsync(odd);
        await bench.WorkAsync();

        AssertHidden(bench.Connector.Messages[^1], TeamsDelivery.SentAlone);
    }

    [Fact]
    public async Task Personal_ChannelIsConfiguredForIt_IsShownInItsThreads()
    {
        using var bench = new TeamsBench(personalRepliesIn: ["teams:19:general@thread.tacv2"]);
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));

        await AskInChannelAsync(bench);

        Assert.Contains(Secret, Assert.Single(bench.Connector.Messages).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_AnotherChannelIsConfigured_StaysHidden()
    {
        using var bench = new TeamsBench(personalRepliesIn: ["teams:19:other@thread.tacv2", "teams:a:personal-alex"]);
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));

        await AskInChannelAsync(bench);

        AssertHidden(bench.Connector.Messages[^1], TeamsDelivery.SentAlone);
    }

    [Fact]
    public async Task Personal_InThePersonalChat_IsAnsweredThere()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));

        await bench.PostAsync(TeamsBench.Message());
        await bench.WorkAsync();

        Assert.Contains(Secret, Assert.Single(bench.Connector.Messages).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotPersonal_InAChannel_IsAnsweredThere()
    {
        using var bench = await WithPersonalChatAsync();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("ranking"));

        await AskInChannelAsync(bench);

        Assert.Equal(Thread + "in-channel", Assert.Single(bench.Connector.Messages).Address.AbsolutePath);
    }

    [Fact]
    public async Task Personal_AgainAfterACrash_IsNotSentAgain()
    {
        using var bench = await WithPersonalChatAsync();
        var note = new FakeNote();
        await AskInChannelAsync(bench, note: note);
        var sent = bench.Connector.Messages.Length;

        await AskInChannelAsync(bench, "second-delivery", note);

        var call = Assert.Single(bench.Connector.Messages[sent..]);
        Assert.Equal("PUT", call.Method);
        AssertHidden(call, TeamsDelivery.SentAlone);
    }

    [Fact]
    public async Task Personal_AskersChatIsSomebodyElses_IsNeverTaken()
    {
        using var bench = await WithPersonalChatAsync();

        var asked = TeamsBench.By(TeamsBench.Bea, TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message(id: "by-bea"))));
        await bench.PostAsync(asked);
        await bench.WorkAsync();

        Assert.DoesNotContain(bench.Connector.Messages, m => m.Address.AbsolutePath == Personal);
        Assert.Contains(bench.Connector.Calls, c => c.Body?["members"]?[0]?["id"]?.GetValue<string>() == "29:other");
    }

    private static async Task<TeamsBench> WithPersonalChatAsync()
    {
        var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message("hello", "greeting"));
        await bench.WorkAsync();
        bench.Connector.Calls.Clear();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        return bench;
    }

    private static async Task AskInChannelAsync(TeamsBench bench, string id = "in-channel", FakeNote? note = null)
    {
        await bench.PostAsync(TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message("how does Grace do?", id))));
        await bench.WorkAsync(note);
    }

    private static void AssertHidden(ConnectorCall call, string sentence)
    {
        var json = call.Body!.ToJsonString();
        Assert.DoesNotContain(Secret, json, StringComparison.Ordinal);
        Assert.Equal($"<p>{WebUtility.HtmlEncode(sentence)}</p>", call.Body["text"]!.GetValue<string>());
    }
}
