using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Cards that ask what they say now.</summary>
public sealed class TeamsRefreshTests
{
    private static readonly JsonObject s_channel = TeamsBench.InChannel(TeamsBench.Message());

    [Theory]
    [InlineData("ranking", true)]
    [InlineData("comparison", false)]
    [InlineData("confirmation", false)]
    public async Task Card_OfARankingAlone_AsksForTheOneWhoAskedAndIsOneForAll(string kind, bool asks)
    {
        using var bench = new TeamsBench();

        var card = await AskAsync(bench, TeamsBench.Message(), kind);

        CardSchema.AssertCard(card);
        Assert.Equal(asks ? ["29:alex"] : [], card["refresh"]?["userIds"]!.AsArray().Select(u => u!.GetValue<string>()) ?? []);
    }

    [Fact]
    public async Task Refresh_TaskAssignedMeanwhile_ShowsItAtOnceWithoutATurn()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        (string, string)? asked = null;
        bench.Present.Find = (conversation, eventId) =>
        {
            asked = (conversation, eventId);
            return Task.FromResult<Reply?>(Replies.Of("ranking") with { Text = "**TASK-101** is **Person 1's** now." });
        };

        var (status, body) = await bench.PostAsync(TeamsBench.Refresh(card));

        Assert.Equal((200, 200, "application/vnd.microsoft.card.adaptive"), (status, body!["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        var now = body["value"]!.AsObject();
        CardSchema.AssertCard(now);
        Assert.Contains("TASK-101 is Person 1's now.", CardSchema.Words(now), StringComparison.Ordinal);
        Assert.Equal((bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[0].EventId), asked);
        Assert.Single(bench.Agent.Turns);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Refresh_Again_Works()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));

        var (_, first) = await bench.PostAsync(TeamsBench.Refresh(card));
        var (_, second) = await bench.PostAsync(TeamsBench.Refresh(first!["value"]!.AsObject()));

        Assert.Equal(200, second!["statusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task Refresh_ButtonsOfTheOneWhoAsked_CanBePressedAsLongAsTheFirst()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));
        bench.Time.Advance(TimeSpan.FromDays(6));
        var (_, body) = await bench.PostAsync(TeamsBench.Refresh(card));
        var seal = body!["value"]!["actions"]![0]!["data"]!["press"]!.GetValue<string>();

        await bench.PostAsync(TeamsBench.Press(seal, id: "in-time"));
        bench.Time.Advance(TimeSpan.FromDays(2));
        await bench.PostAsync(TeamsBench.Press(seal, id: "too-late"));

        Assert.Single(bench.Intake.Events);
        Assert.Equal(["lapsed-button"], bench.Refusals.Codes);
    }

    [Fact]
    public async Task Refresh_BySomebodyElseInTheChannel_ShowsItWithoutButtons()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Mentioning(s_channel));
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));

        var (_, body) = await bench.PostAsync(TeamsBench.By(TeamsBench.Bea, TeamsBench.Refresh(card, s_channel)));

        var now = body!["value"]!.AsObject();
        CardSchema.AssertCard(now);
        Assert.Null(now["actions"]);
        Assert.Equal(["refresh"], CardSchema.Find(now, "verb").Select(v => v.GetValue<string>()));
        Assert.Equal("29:other", now["refresh"]!["userIds"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Refresh_AtTheEndOfAStream_LeavesTheWordsWhereTheyAre()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());
        await turn.ReportAsync("Person 1 looks best", () => bench.Connector.Calls.Any(c => c.Stream is not null), isAnswer: true);
        await turn.AnswerAsync(Replies.Of("ranking"));
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));

        var (_, body) = await bench.PostAsync(TeamsBench.Refresh(bench.Connector.Messages[^1].Card!));

        Assert.DoesNotContain("looks best", string.Concat(CardSchema.Find(body!["value"]!["body"], "text").Select(t => t.GetValue<string>())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_OfAGuest_IsRefused()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Mentioning(s_channel));
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));
        bench.Connector.Members["29:other"] = new JsonObject { ["id"] = "29:other", ["aadObjectId"] = TeamsBench.Bea, ["userRole"] = "guest" };

        var (_, body) = await bench.PostAsync(TeamsBench.By(TeamsBench.Bea, TeamsBench.Refresh(card, s_channel)));

        AssertError(body, 403);
    }

    [Fact]
    public async Task Refresh_CarriedToAnotherConversation_IsRefusedAndAudited()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));

        var (_, body) = await bench.PostAsync(TeamsBench.Refresh(card, s_channel));

        AssertError(body, 400);
        Assert.Equal(["not-yours"], bench.Refusals.Codes);
    }

    [Fact]
    public async Task Refresh_MadeUpOrSealedForAPress_IsRefusedAndAudited()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Present.Find = (_, _) => Task.FromResult<Reply?>(Replies.Of("ranking"));
        string[] seals = ["", "made-up", card["actions"]![0]!["data"]!["press"]!.GetValue<string>(), new('A', 10_000)];

        foreach (var seal in seals)
        {
            card["refresh"]!["action"]!["data"]!["press"] = seal;
            AssertError((await bench.PostAsync(TeamsBench.Refresh(card))).Body, 400);
        }

        Assert.Equal(Enumerable.Repeat("bad-button", seals.Length), bench.Refusals.Codes);
    }

    [Fact]
    public async Task Press_WithTheSealOfARefresh_IsRefused()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());

        await bench.PostAsync(TeamsBench.Press(card["refresh"]!["action"]!["data"]!["press"]!.GetValue<string>()));

        Assert.Equal(["bad-button"], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Refresh_AfterAWeek_IsRefusedWithoutAnAuditLine()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Time.Advance(TimeSpan.FromDays(8));

        AssertError((await bench.PostAsync(TeamsBench.Refresh(card))).Body, 400);

        Assert.Empty(bench.Refusals.Codes);
    }

    [Fact]
    public async Task Refresh_OfAnAnswerThatIsNotKept_IsAnError()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());

        AssertError((await bench.PostAsync(TeamsBench.Refresh(card))).Body, 404);
    }

    [Fact]
    public async Task Refresh_ThatTakesTooLong_IsAnError()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Message());
        bench.Present.Find = (_, _) => new TaskCompletionSource<Reply?>().Task;

        var asking = bench.PostAsync(TeamsBench.Refresh(card));
        await bench.PassTimeAsync(asking);

        AssertError((await asking).Body, 503);
    }

    [Fact]
    public async Task Refresh_RosterAway_IsAnError()
    {
        using var bench = new TeamsBench();
        var card = await AskAsync(bench, TeamsBench.Mentioning(s_channel));
        bench.Connector.RosterStatus = HttpStatusCode.Forbidden;

        AssertError((await bench.PostAsync(TeamsBench.By(TeamsBench.Bea, TeamsBench.Refresh(card, s_channel)))).Body, 503);
    }

    private static async Task<JsonObject> AskAsync(TeamsBench bench, JsonObject message, string kind = "ranking")
    {
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of(kind));
        await bench.PostAsync(message);
        await bench.WorkAsync();
        return bench.Connector.Messages[^1].Card!.DeepClone().AsObject();
    }

    private static void AssertError(JsonNode? body, int status)
    {
        Assert.Equal((status, "application/vnd.microsoft.error"), (body!["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        Assert.NotEmpty(body["value"]!["message"]!.GetValue<string>());
    }
}
