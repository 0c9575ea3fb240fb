using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;
using CsCheck;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What is let in, what is left and what is turned away.</summary>
public sealed class TeamsReceiverTests
{
    private const string Personal = "a:personal-alex";
    private static readonly ReplyButton Assign = new("Assign Hiro", "Assign TASK-101 to Hiro", PlannedCall.Of("ranking.assign_task", ("task", "TASK-101"), ("person", "U07")));

    [Fact]
    public async Task Receive_SecondDelivery_IsAcknowledgedAndKeptOnce()
    {
        using var bench = new TeamsBench();

        var first = await bench.PostAsync(TeamsBench.Message());
        var second = await bench.PostAsync(TeamsBench.Message());

        Assert.Equal((202, 202), (first.Status, second.Status));
        Assert.Single(bench.Intake.Events);
        Assert.Equal(("replayed", TeamsBench.Alex), (Assert.Single(bench.Refusals.Notes).Code, bench.Refusals.Notes[0].Sender!.Id));
    }

    [Fact]
    public async Task Receive_SameIdInAnotherConversation_IsAnotherEvent()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Message());
        await bench.PostAsync(TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message())));

        Assert.Equal(2, bench.Intake.Events.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","id":"1"}""")]
    [InlineData("""{"type":"message","id":7}""")]
    public async Task Receive_NoActivity_Is400Audited(string body)
    {
        using var bench = new TeamsBench();

        var (status, _) = await bench.PostAsync(body, $"Bearer {bench.Connector.Token()}");

        Assert.Equal(400, status);
        Assert.Equal(["malformed"], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Theory]
    [InlineData(500, 202)]
    [InlineData(501, 400)]
    public async Task Receive_LongConversationId_Is400WhereTheIntakeCouldNotKeepIt(int length, int expected)
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["conversation"]!["id"] = new string('c', length);

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Receive_NestedTooDeep_Is400()
    {
        using var bench = new TeamsBench();
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));

        var (status, _) = await bench.PostAsync(TeamsBench.Message().ToJsonString()[..^1] + $",\"value\":{deep}}}", $"Bearer {bench.Connector.Token()}");

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task Receive_MoreThanAMegabyte_Is413AndAudited()
    {
        using var bench = new TeamsBench();

        var (status, _) = await bench.PostAsync(TeamsBench.Message(new string('x', 1024 * 1024)));

        Assert.Equal(413, status);
        Assert.Equal(["too-large"], bench.Refusals.Codes);
    }

    [Theory]
    [InlineData("messageUpdate", 200, null)]
    [InlineData("messageDelete", 200, null)]
    [InlineData("typing", 200, null)]
    [InlineData("event", 200, "unknown-type")]
    [InlineData("tomorrow's type", 200, "unknown-type")]
    [InlineData("invoke", 501, "unknown-type")]
    public async Task Receive_TypeThatIsNotWorkedOn_IsLeftAndAuditedUnlessItIsUsual(string type, int expected, string? code)
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["type"] = type;

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(expected, status);
        Assert.Equal(code is null ? [] : [code], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_OtherTenant_Is403AndAuditedWithTheSender()
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "99999999-0000-0000-0000-000000000000" } };

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(403, status);
        Assert.Equal(("other-tenant", TeamsBench.Alex), (bench.Refusals.Notes[0].Code, bench.Refusals.Notes[0].Sender!.Id));
    }

    [Fact]
    public async Task Receive_TenantAllowedByConfiguration_IsTaken()
    {
        using var bench = new TeamsBench(settings: ("Channels:Teams:AllowedTenants:0", "99999999-0000-0000-0000-000000000000"));
        var activity = TeamsBench.Message();
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "99999999-0000-0000-0000-000000000000" } };

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(202, status);
    }

    [Fact]
    public async Task Receive_NobodyOfTheDirectory_Is403()
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["from"]!.AsObject().Remove("aadObjectId");

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(403, status);
        Assert.Equal(["anonymous"], bench.Refusals.Codes);
    }

    [Theory]
    [InlineData("28:another-bot", null)]
    [InlineData("28:" + TeamsBench.AppId, null)]
    [InlineData("29:odd", "bot")]
    public async Task Receive_AnotherBot_IsLeft(string id, string? role)
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["from"] = new JsonObject { ["id"] = id, ["role"] = role, ["aadObjectId"] = TeamsBench.Alex };

        var (status, _) = await bench.PostAsync(activity);

        Assert.Equal(200, status);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_NotMentionedInAChannel_IsLeft()
    {
        using var bench = new TeamsBench();

        var (left, _) = await bench.PostAsync(TeamsBench.InChannel(TeamsBench.Message()));
        var (taken, _) = await bench.PostAsync(TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message())));

        Assert.Equal((200, 202), (left, taken));
        Assert.Single(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_StoreAway_Is503()
    {
        using var bench = new TeamsBench();
        bench.Intake.IsUp = false;

        var (status, _) = await bench.PostAsync(TeamsBench.Message());

        Assert.Equal(503, status);
    }

    [Fact]
    public async Task Receive_OwnPress_IsKeptAndAnsweredAtOnce()
    {
        using var bench = new TeamsBench();

        var (status, body) = await bench.PostAsync(TeamsBench.Press(Seal(bench)));

        Assert.Equal(200, status);
        Assert.Equal("application/vnd.microsoft.activity.message", body!["type"]!.GetValue<string>());
        Assert.Contains("Assign TASK-101 to Hiro", body["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_SomebodyElsesPress_GetsASentenceAndAnAuditLineAndNothingIsDone()
    {
        using var bench = new TeamsBench();

        var (status, body) = await bench.PostAsync(TeamsBench.By(TeamsBench.Bea, TeamsBench.Press(Seal(bench))));

        Assert.Equal(200, status);
        Assert.Contains("Only the person who asked", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("not-yours", TeamsBench.Bea), (bench.Refusals.Notes[0].Code, bench.Refusals.Notes[0].Sender!.Id));
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_PressCarriedToAnotherConversation_IsRefused()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Press(Seal(bench), TeamsBench.InChannel(TeamsBench.Message())));

        Assert.Equal(["not-yours"], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(8, "lapsed-button")]
    public async Task Receive_OldPress_IsRefusedAfterAWeek(int days, string? code)
    {
        using var bench = new TeamsBench();
        var seal = Seal(bench);
        bench.Time.Advance(TimeSpan.FromDays(days));

        var (_, body) = await bench.PostAsync(TeamsBench.Press(seal));

        Assert.Equal(code is null ? [] : [code], bench.Refusals.Codes);
        Assert.Equal(code is null ? 1 : 0, bench.Intake.Events.Count);
        if (code is not null)
            Assert.Contains("too old", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_MadeUpOrChangedPresses_AreRefused()
    {
        using var bench = new TeamsBench();
        var seal = Seal(bench);
        string[] forged = ["", "made-up", seal[..^2], seal[..20] + (seal[20] == 'A' ? 'B' : 'A') + seal[21..], new('A', 10_000)];
        foreach (var (press, n) in forged.Select((f, n) => (f, n)))
            await bench.PostAsync(TeamsBench.Press(press, id: $"p{n}"));
        var noAction = TeamsBench.Press(seal);
        noAction["value"] = new JsonObject { ["action"] = "press" };
        await bench.PostAsync(noAction);

        Assert.Equal(Enumerable.Repeat("bad-button", forged.Length + 1), bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public void Gate_NotRegisteredInProduction_IsClosed()
    {
        using var bench = new TeamsBench(isRegistered: false);

        Assert.Equal(ChatOps.Channels.Teams.TeamsAccess.Closed, bench.Gate.Access);
    }

    [Theory]
    [InlineData("127.0.0.1", null, 202)]
    [InlineData("::1", null, 202)]
    [InlineData("::ffff:127.0.0.1", null, 202)]
    [InlineData("192.168.1.20", null, 401)]
    [InlineData("127.0.0.1", "X-Forwarded-For", 401)]
    [InlineData("127.0.0.1", "Forwarded", 401)]
    [InlineData("127.0.0.1", "X-Forwarded-Host", 401)]
    public async Task Receive_NotRegisteredInDevelopment_TakesThisMachineOnly(string address, string? header, int expected)
    {
        using var bench = new TeamsBench(isRegistered: false, environment: "Development");
        var activity = TeamsBench.Message();
        activity["serviceUrl"] = "http://localhost:56150/_connector";

        var (status, _) = await bench.PostAsync(activity.ToJsonString(), null, IPAddress.Parse(address), header is null ? [] : [(header, "203.0.113.7")]);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Receive_NotRegisteredWithARemoteServiceUrl_Is403()
    {
        using var bench = new TeamsBench(isRegistered: false, environment: "Development");

        var (status, _) = await bench.PostAsync(TeamsBench.Message().ToJsonString(), null, IPAddress.Loopback);

        Assert.Equal(403, status);
        Assert.Equal(["wrong-service-url"], bench.Refusals.Codes);
    }

    /// <summary>Whatever is put in whatever place: an answer, never an exception, and nothing kept that the handler could not read.</summary>
    [Fact]
    public async Task Receive_WildActivities_AreAnsweredAndNeverThrow()
    {
        using var bench = new TeamsBench();
        var token = $"Bearer {bench.Connector.Token()}";
        var names = new[] { "type", "id", "name", "from", "recipient", "conversation", "text", "entities", "attachments", "value", "channelData", "serviceUrl", "channelId", "membersAdded", "replyToId" };
        var junk = Gen.OneOf(
            Gen.Const("null"), Gen.Const("[null]"), Gen.Const("{}"), Gen.Const("[[]]"), Gen.Const("true"), Gen.Const("-1e308"),
            Gen.Const("""{"id":null}"""), Gen.Const("""[{"type":"mention","text":"","mentioned":null}]"""), Gen.Const("""[{"type":"mention","text":"who","mentioned":{"id":"28:x"}}]"""),
            Gen.Const("""{"action":{"data":{"press":5}}}"""), Gen.Const("""{"action":null}"""), Gen.Const("""{"tenant":null,"team":[]}"""),
            Gen.String.Select(s => System.Text.Json.JsonSerializer.Serialize(s)));
        var types = new[] { "message", "invoke", "messageReaction", "installationUpdate", "conversationUpdate" };
        var wild = Gen.Select(Gen.Int[0, types.Length - 1].Select(n => types[n]), Gen.Int[0, names.Length - 1].Select(n => names[n]).Array[1, 3], junk.Array[3]);
        var samples = new List<string>();
        wild.Sample(w =>
        {
            var activity = TeamsBench.Message();
            activity["type"] = w.Item1;
            if (w.Item1 == "invoke")
                activity["name"] = "adaptiveCard/action";
            foreach (var (name, n) in w.Item2.Select((name, n) => (name, n)))
                activity[name] = JsonNode.Parse(w.Item3[n]);
            lock (samples)
                samples.Add(activity.ToJsonString());
        }, iter: 2_000, threads: 1);

        foreach (var body in samples)
            Assert.Contains((await bench.PostAsync(body, token)).Status, new[] { 200, 202, 400, 403, 501 });
        foreach (var kept in bench.Intake.Events)
            Assert.StartsWith("teams:", bench.Handler.ConversationOf(kept), StringComparison.Ordinal);
        Assert.NotEmpty(bench.Intake.Events);
    }

    private static string Seal(TeamsBench bench) => bench.Seals.Seal(Assign, new PressOwner(TeamsBench.Alex, Personal, $"teams:{Personal}"), isOfQuestion: false);
}
