using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>From an event to its answer in Teams.</summary>
public sealed class TeamsHandlerTests
{
    [Fact]
    public async Task Handle_WordsInThePersonalChat_BecomeATurnAndTheAnswerGoesBackToTheMessage()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message("who should take TASK-101?"));

        await bench.WorkAsync();

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("who should take TASK-101?", "teams:a:personal-alex", Role.Manager, "U03"), (turn.Text, turn.ConversationId, turn.Speaker.Role, turn.OwnerId));
        var answer = Assert.Single(bench.Connector.Messages);
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/a%3Apersonal-alex/activities/1700000000001", answer.Address.AbsoluteUri);
        Assert.Equal(("POST", "<p>You said who should take TASK-101?</p>", "xml"), (answer.Method, answer.Body!["text"]!.GetValue<string>(), answer.Body["textFormat"]!.GetValue<string>()));
        Assert.Equal("typing", bench.Connector.Calls.First().Body!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    public async Task Handle_TypingSignThatTeamsDoesNotTake_IsAnsweredAllTheSame(HttpStatusCode status)
    {
        using var bench = new TeamsBench();
        bench.Connector.AnswerNext(status);
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync();

        Assert.Single(bench.Agent.Turns);
        Assert.Contains("You said", Assert.Single(bench.Connector.Messages).Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(bench.Log.Lines, l => l.Contains("typing sign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handle_EveryRequest_CarriesTheBotsTokenFromOneLogin()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        await bench.PostAsync(TeamsBench.Message(id: "2"));

        await bench.WorkAsync();

        Assert.NotEmpty(bench.Connector.Calls);
        Assert.All(bench.Connector.Calls, c => Assert.Equal("Bearer app-token-for-False", c.Authorization));
        Assert.Equal(1, bench.Connector.Logins);
    }

    [Fact]
    public async Task Handle_InAChannel_TakesTheMentionOutAndStaysInTheThread()
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message("compare &lt;A&gt; and <at>Bea</at>")));
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["text"] = "<at>Bea</at>", ["mentioned"] = new JsonObject { ["id"] = "29:bea", ["name"] = "Bea Bright" } });
        await bench.PostAsync(activity);

        await bench.WorkAsync();

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("compare <A> and Bea Bright", "teams:19:general@thread.tacv2;messageid=1700000000000", null), (turn.Text, turn.ConversationId, turn.OwnerId));
        Assert.Contains("/19%3Ageneral%40thread.tacv2%3Bmessageid%3D1700000000000/activities/", bench.Connector.Messages[0].Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_RankingThenAssignThenYes_EndsInTheQuestionsPlace()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (turn, _) => Task.FromResult(turn.Pressed?.Function switch
        {
            null => Replies.Of("ranking"),
            "confirmation.answer" => Reply.Of(ReplyOutcome.Confirmed, "Done: **TASK-101** is Person 1's."),
            _ => Replies.Of("confirmation"),
        });
        await bench.PostAsync(TeamsBench.Message());
        await bench.WorkAsync();
        var ranking = bench.Connector.Messages[^1].Card!;
        CardSchema.AssertCard(ranking);

        await bench.PostAsync(TeamsBench.Press(SealOf(ranking["actions"]![0]!), id: "p1"));
        await bench.WorkAsync();
        var question = bench.Connector.Messages[^1];
        await bench.PostAsync(TeamsBench.Press(SealOf(question.Card!["actions"]![0]!), id: "p2"));
        await bench.WorkAsync();

        Assert.Equal(["ranking.assign_task", "confirmation.answer"], bench.Agent.Turns.Skip(1).Select(t => t.Pressed!.Function));
        Assert.All(bench.Agent.Turns, t => Assert.Equal("teams:a:personal-alex", t.ConversationId));
        Assert.Equal("POST", question.Method);
        var done = bench.Connector.Messages[^1];
        Assert.Equal(("PUT", "/emea/v3/conversations/a%3Apersonal-alex/activities/1700000000002"), (done.Method, done.Address.AbsolutePath));
        Assert.Contains("TASK-101", done.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_SubmitOfAnOlderClient_IsAPressToo()
    {
        using var bench = new TeamsBench();
        var seal = bench.Seals.Seal(Replies.Of("ranking").Buttons[0], new PressOwner(TeamsBench.Alex, "a:personal-alex", "teams:a:personal-alex"), isOfQuestion: false);
        var submit = TeamsBench.Message();
        submit.Remove("text");
        submit["value"] = new JsonObject { ["press"] = seal };
        await bench.PostAsync(submit);

        await bench.WorkAsync();

        Assert.Equal("ranking.assign_task", Assert.Single(bench.Agent.Turns).Pressed!.Function);
    }

    [Fact]
    public async Task Handle_SubmitOfSomebodyElsesButton_GetsASentenceAndAnAuditLine()
    {
        using var bench = new TeamsBench();
        var seal = bench.Seals.Seal(Replies.Of("ranking").Buttons[0], new PressOwner(TeamsBench.Alex, "a:personal-alex", "teams:a:personal-alex"), isOfQuestion: false);
        var submit = TeamsBench.By(TeamsBench.Bea, TeamsBench.Message());
        submit["value"] = new JsonObject { ["press"] = seal };
        await bench.PostAsync(submit);

        await bench.WorkAsync();

        Assert.Empty(bench.Agent.Turns);
        Assert.Equal(["not-yours"], bench.Refusals.Codes);
        Assert.Contains("Only the person who asked", Assert.Single(bench.Connector.Messages).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_AgainAfterACrash_ChangesTheMessageThatIsThere()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync(new FakeNote { MessageId = "sent-9" });

        var call = Assert.Single(bench.Connector.Messages);
        Assert.Equal("PUT", call.Method);
        Assert.EndsWith("/activities/sent-9", call.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_Delivered_NotesTheMessage()
    {
        using var bench = new TeamsBench();
        var note = new FakeNote();
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync(note);

        Assert.StartsWith("sent-", note.MessageId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Handle_ConnectorStumbles_IsTriedAgainInPlace(HttpStatusCode status)
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        bench.Connector.AnswerNext(status, "Busy", TimeSpan.FromSeconds(2));
        bench.Connector.AnswerNext(status, "Busy");

        await bench.WorkAsync();

        Assert.Single(bench.Connector.Messages);
        Assert.Equal(4, bench.Connector.Calls.Count);
    }

    [Fact]
    public async Task Handle_AskedToWaitLong_TriesLaterAfterThatTime()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        bench.Connector.AnswerNext(HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromSeconds(90));

        var later = await Assert.ThrowsAsync<TryLaterException>(() => bench.WorkAsync());

        Assert.Equal(TimeSpan.FromSeconds(90), later.After);
        Assert.Single(bench.Connector.Calls);
    }

    [Fact]
    public async Task Handle_ConnectorDown_TriesLaterAfterFourTries()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        foreach (var _ in Enumerable.Range(0, 4))
            bench.Connector.AnswerNext(HttpStatusCode.ServiceUnavailable);

        await Assert.ThrowsAsync<TryLaterException>(() => bench.WorkAsync());

        Assert.Equal(4, bench.Connector.Calls.Count);
    }

    [Fact]
    public async Task Handle_BotWasRemoved_EndsWithoutAnotherTry()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");

        await bench.WorkAsync();

        Assert.Single(bench.Connector.Calls);
        Assert.Contains(bench.Log.Lines, l => l.Contains("BotNotInConversationRoster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handle_MarkupInAnAnswer_IsTheReplysOwnAndNothingElse()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Reply.Of(ReplyOutcome.Allowed, "**Bold** and *it*\n\n<at>all</at> [x](http://evil.example) & so"));
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync();

        Assert.Equal("<p><b>Bold</b> and <i>it</i></p><p>&lt;at&gt;all&lt;/at&gt; [x](http://evil.example) &amp; so</p>", bench.Connector.Messages[0].Body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everything_ThatIsLogged_NamesNobodyAndShowsNoSecret()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message("secret plans of Quentin"));
        await bench.PostAsync(TeamsBench.Message(id: "9").ToJsonString(), "Bearer nonsense");
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");

        await bench.WorkAsync();

        var log = string.Join('\n', bench.Log.Lines);
        Assert.NotEmpty(log);
        foreach (var kept in new[] { "Quentin", "Alex", TeamsBench.Alex, "not-a-real-secret", "app-token-for", "nonsense" })
            Assert.DoesNotContain(kept, log, StringComparison.Ordinal);
    }

    private static string SealOf(JsonNode action) => action["data"]!["press"]!.GetValue<string>();
}
