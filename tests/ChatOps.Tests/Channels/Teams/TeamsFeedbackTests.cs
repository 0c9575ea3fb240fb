using System.Text.Json.Nodes;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Likes and dislikes of the bot's answers.</summary>
public sealed class TeamsFeedbackTests
{
    [Theory]
    [InlineData("like")]
    [InlineData("dislike")]
    public async Task Reaction_ToAnAnswer_IsKeptWithItsTurn(string type)
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());

        await ReactAsync(bench, TeamsBench.Reaction(answer, added: type));

        var line = Assert.Single(bench.Conversations.Audit);
        var turn = bench.Agent.Turns[0];
        Assert.Equal(("feedback.react", turn.ConversationId, turn.EventId, "U03"), (line.Function, line.ConversationId, line.EventId, line.SpeakerId));
        Assert.Equal($$"""{"reaction":"{{type}}","isTakenBack":false}""", line.Arguments);
        Assert.Single(bench.Agent.Turns);
    }

    [Fact]
    public async Task Reaction_ThatIsTakenBack_IsAFurtherLine()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());

        await ReactAsync(bench, TeamsBench.Reaction(answer, added: "like"));
        await ReactAsync(bench, TeamsBench.Reaction(answer, removed: "like", id: "r2"));

        Assert.Equal(["""{"reaction":"like","isTakenBack":false}""", """{"reaction":"like","isTakenBack":true}"""], bench.Conversations.Audit.Select(l => l.Arguments));
    }

    [Fact]
    public async Task Reaction_DeliveredTwice_IsKeptOnce()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());

        await ReactAsync(bench, TeamsBench.Reaction(answer, added: "like"));
        await ReactAsync(bench, TeamsBench.Reaction(answer, added: "like"));

        Assert.Single(bench.Conversations.Audit);
    }

    [Theory]
    [InlineData("heart")]
    [InlineData("sad")]
    [InlineData("LIKE")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Reaction_OfAnotherKind_IsLeft(string? type)
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());

        var (status, _) = await bench.PostAsync(TeamsBench.Reaction(answer, added: type));

        Assert.Equal(200, status);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Reaction_ToSomethingElse_IsLeft()
    {
        using var bench = new TeamsBench();
        await AskAsync(bench, TeamsBench.Message());

        await ReactAsync(bench, TeamsBench.Reaction("1700000000001", added: "like"));

        Assert.Empty(bench.Conversations.Audit);
    }

    [Fact]
    public async Task Reaction_ToAnAnswerOfAnotherConversation_IsLeft()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());

        await ReactAsync(bench, TeamsBench.InChannel(TeamsBench.Reaction(answer, added: "like")));

        Assert.Empty(bench.Conversations.Audit);
    }

    [Fact]
    public async Task Reaction_OfAGuest_IsLeft()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message())));
        bench.Connector.Members["29:other"] = new JsonObject { ["id"] = "29:other", ["aadObjectId"] = TeamsBench.Bea, ["userRole"] = "guest" };

        await ReactAsync(bench, TeamsBench.InChannel(TeamsBench.By(TeamsBench.Bea, TeamsBench.Reaction(answer, added: "like"))));

        Assert.Empty(bench.Conversations.Audit);
    }

    [Fact]
    public async Task Reaction_OfNobody_IsLeft()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Message());
        var reaction = TeamsBench.Reaction(answer, added: "like");
        reaction["from"]!.AsObject().Remove("aadObjectId");

        var (status, _) = await bench.PostAsync(reaction);

        Assert.Equal(200, status);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Reaction_OfAColleagueInTheChannel_IsTheirs()
    {
        using var bench = new TeamsBench();
        var answer = await AskAsync(bench, TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message())));

        await ReactAsync(bench, TeamsBench.InChannel(TeamsBench.By(TeamsBench.Bea, TeamsBench.Reaction(answer, added: "dislike"))));

        Assert.Equal($"teams:{TeamsBench.Tenant}/{TeamsBench.Bea}", Assert.Single(bench.Conversations.Audit).SpeakerId);
    }

    [Fact]
    public async Task Reaction_ToAnAnswerThatIsForTheAskerAlone_IsAboutTheChannelsTurn()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        await AskAsync(bench, TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message())));
        var begun = TeamsBench.Message();
        var alone = bench.Connector.Messages[0];
        begun["conversation"]!["id"] = Uri.UnescapeDataString(alone.Address.Segments[^2].TrimEnd('/'));

        await ReactAsync(bench, Merge(TeamsBench.Reaction("sent-3", added: "like"), begun));

        var line = Assert.Single(bench.Conversations.Audit);
        Assert.Equal((bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[0].EventId), (line.ConversationId, line.EventId));
        Assert.StartsWith("teams:19:general", line.ConversationId, StringComparison.Ordinal);
    }

    private static JsonObject Merge(JsonObject reaction, JsonObject place)
    {
        reaction["conversation"] = place["conversation"]!.DeepClone();
        return reaction;
    }

    /// <summary>Asks something, and gives back the id of the answer.</summary>
    private static async Task<string> AskAsync(TeamsBench bench, JsonObject message)
    {
        var note = new FakeNote();
        await bench.PostAsync(message);
        await bench.WorkAsync(note);
        return note.MessageId!;
    }

    private static async Task ReactAsync(TeamsBench bench, JsonObject reaction)
    {
        await bench.PostAsync(reaction);
        await bench.WorkAsync();
    }
}
