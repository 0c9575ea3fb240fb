using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack;
using CsCheck;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Who gets in, and what is kept.</summary>
public sealed class SlackReceiverTests
{
    [Fact]
    public void Of_SlacksOwnExample_IsItsSignature()
    {
        // https://docs.slack.dev/authentication/verifying-requests-from-slack
        var body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"u8;

        Assert.Equal("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", SlackSignature.Of("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body));
    }

    [Theory]
    [InlineData("missing signature", "no-signature")]
    [InlineData("missing time", "no-signature")]
    [InlineData("wrong", "bad-signature")]
    [InlineData("long", "bad-signature")]
    [InlineData("of another body", "bad-signature")]
    [InlineData("of another secret", "bad-signature")]
    [InlineData("time changed", "bad-signature")]
    [InlineData("no number", "bad-signature")]
    [InlineData("old", "old-signature")]
    [InlineData("early", "old-signature")]
    public async Task Receive_SignatureThatDoesNotCount_Is401AuditedAndNotKept(string wrong, string code)
    {
        using var bench = new SlackBench();
        var body = SlackBench.Envelope(SlackBench.Mention()).ToJsonString();

        foreach (var where in (string[])["events", "interactions", "commands"])
        {
            var (status, _) = await bench.PostAsync(where, body, null, Headers(bench, body, wrong));
            Assert.Equal(401, status);
        }

        Assert.Equal([code, code, code], bench.Refusals.Codes);
        Assert.All(bench.Refusals.Notes, n => Assert.Null(n.Sender));
        Assert.Empty(bench.Intake.Events);
        Assert.DoesNotContain(bench.Log.Lines, l => l.Contains("TASK-101", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(299, 200)]
    [InlineData(301, 401)]
    [InlineData(-299, 200)]
    [InlineData(-301, 401)]
    public async Task Receive_ClocksThatDiffer_AreForgivenFiveMinutes(int secondsAgo, int expected)
    {
        using var bench = new SlackBench();
        var body = SlackBench.Envelope(SlackBench.Mention()).ToJsonString();

        var (status, _) = await bench.PostAsync("events", body, null, Signed(bench, body, SlackBench.Secret, secondsAgo));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Receive_Verification_GivesTheChallengeBack()
    {
        using var bench = new SlackBench();

        var (status, body) = await bench.PostAsync("events", """{"type":"url_verification","token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""");

        Assert.Equal((200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"), (status, JsonNode.Parse(body)!["challenge"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Receive_AgainAndAgain_IsKeptOnceAndAlways200()
    {
        using var bench = new SlackBench();
        var body = SlackBench.Envelope(SlackBench.Mention()).ToJsonString();

        Assert.Equal(200, (await bench.PostAsync("events", body)).Status);
        Assert.Equal(200, (await bench.PostAsync("events", body, null, ("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Reason", "http_timeout"))).Status);
        Assert.Equal(200, (await bench.PostAsync("events", body, null, ("X-Slack-Retry-Num", "2"))).Status);

        Assert.Equal("Ev1", Assert.Single(bench.Intake.Events).EventId);
        Assert.Empty(bench.Refusals.Codes);
    }

    [Fact]
    public async Task Receive_SameEventWithoutSlacksWordThatItComesAgain_Is200AuditedAndKeptOnce()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Mention());

        var (status, _) = await bench.PostEventAsync(SlackBench.Mention());

        Assert.Equal(200, status);
        Assert.Equal(("replayed", SlackBench.Alex), (Assert.Single(bench.Refusals.Notes).Code, bench.Refusals.Notes[0].Sender!.Id));
        Assert.Single(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_StoreThatHangs_Is503BeforeSlacksThreeSecondsAndStoredOnce()
    {
        using var bench = new SlackBench();
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Intake.Hangs = hangs.Task;

        var first = bench.PostEventAsync(SlackBench.Mention());
        bench.Time.Advance(SlackReceiver.Longest - TimeSpan.FromMilliseconds(1));
        var isEarly = first.IsCompleted;
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        var (status, _) = await first;
        hangs.SetResult();
        while (bench.Intake.Events.IsEmpty)
            await Task.Yield();
        var (again, _) = await bench.PostAsync("events", SlackBench.Envelope(SlackBench.Mention()).ToJsonString(), null, ("X-Slack-Retry-Num", "1"));

        Assert.Equal((false, 503, 200), (isEarly, status, again));
        Assert.True(SlackReceiver.Longest < TimeSpan.FromSeconds(3));
        Assert.Single(bench.Intake.Events);
        Assert.Empty(bench.Refusals.Codes);
    }

    [Fact]
    public async Task Receive_FirstTryWasNotKept_IsKeptAtTheSecond()
    {
        using var bench = new SlackBench();
        bench.Intake.IsUp = false;
        var (first, _) = await bench.PostEventAsync(SlackBench.Mention());
        bench.Intake.IsUp = true;

        var (second, _) = await bench.PostEventAsync(SlackBench.Mention());

        Assert.Equal((503, 200), (first, second));
        Assert.Single(bench.Intake.Events);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("interactions")]
    [InlineData("commands")]
    public async Task Receive_MoreThanAMegabyte_Is413Audited(string where)
    {
        using var bench = new SlackBench();

        var (status, _) = await bench.PostAsync(where, new string('x', SlackReceiver.MaxBodyBytes + 1));

        Assert.Equal(413, status);
        Assert.Equal(["too-large"], bench.Refusals.Codes);
    }

    [Theory]
    [InlineData("events", "{")]
    [InlineData("events", "")]
    [InlineData("events", "null")]
    [InlineData("events", "[]")]
    [InlineData("events", """{"type":5}""")]
    [InlineData("events", """{"type":"event_callback","event_id":"Ev1","team_id":"T0TEAM"}""")]
    [InlineData("events", """{"type":"event_callback","event_id":"","team_id":"T0TEAM","event":{"type":"message"}}""")]
    [InlineData("events", """{"type":"url_verification"}""")]
    [InlineData("interactions", "payload=%7B")]
    [InlineData("interactions", "other=1")]
    [InlineData("interactions", "payload=%7B%22type%22%3A%22block_actions%22%7D")]
    [InlineData("commands", "team_id=T0TEAM")]
    [InlineData("commands", "team_id=T0TEAM&channel_id=C1&user_id=U1&command=who&trigger_id=1")]
    public async Task Receive_NothingThatSlackSends_Is400Audited(string where, string body)
    {
        using var bench = new SlackBench();

        var (status, _) = await bench.PostAsync(where, body);

        Assert.Equal(400, status);
        Assert.Equal(["malformed"], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Theory]
    [InlineData("bot", """{"type":"message","channel_type":"im","user":"U1","bot_id":"B1","channel":"D1","ts":"1.1","text":"x"}""")]
    [InlineData("itself", """{"type":"message","channel_type":"im","user":"U0BOT","channel":"D1","ts":"1.1","text":"x"}""")]
    [InlineData("edited", """{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"x","edited":{"user":"U1","ts":"2.1"}}""")]
    [InlineData("message_changed", """{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","ts":"1.1","message":{"user":"U1","text":"x"}}""")]
    [InlineData("message_deleted", """{"type":"message","subtype":"message_deleted","channel_type":"im","channel":"D1","user":"U1","ts":"1.1"}""")]
    [InlineData("bot_message", """{"type":"message","subtype":"bot_message","channel_type":"im","channel":"D1","user":"U1","ts":"1.1"}""")]
    [InlineData("not addressed", """{"type":"message","channel_type":"channel","channel":"C1","user":"U1","ts":"1.1","text":"who is best?"}""")]
    [InlineData("mention in a direct message", """{"type":"app_mention","user":"U1","channel":"D1","ts":"1.1","text":"x"}""")]
    [InlineData("file, which comes with its message", """{"type":"file_shared","user":"U1","user_id":"U1","channel_id":"D1","file_id":"F1"}""")]
    [InlineData("somebody else joined", """{"type":"member_joined_channel","user":"U1","channel":"C1","channel_type":"C"}""")]
    [InlineData("messages tab", """{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"}""")]
    [InlineData("file without a channel", """{"type":"file_shared","user_id":"U1","file_id":"F1"}""")]
    [InlineData("file of the bot's", """{"type":"file_shared","user_id":"U0BOT","channel_id":"C1","file_id":"F1"}""")]
    public async Task Receive_NotForUs_Is200AndLeft(string why, string happened)
    {
        using var bench = new SlackBench();

        var (status, _) = await bench.PostEventAsync(JsonNode.Parse(happened)!.AsObject());

        Assert.True(status == 200 && bench.Intake.Events.IsEmpty && bench.Refusals.Codes.Length == 0, why);
    }

    [Fact]
    public async Task Receive_OtherEnvelopes_Are200AndLeft()
    {
        using var bench = new SlackBench();

        Assert.Equal(200, (await bench.PostAsync("events", """{"type":"app_rate_limited","team_id":"T0TEAM"}""")).Status);
        Assert.Equal(200, (await bench.PostAsync("commands", "ssl_check=1&token=x")).Status);
        Assert.Empty(bench.Intake.Events);
        Assert.Empty(bench.Refusals.Codes);
    }

    [Theory]
    [InlineData("events", """{"type":"tomorrow","team_id":"T0TEAM"}""")]
    [InlineData("events", """{"type":"event_callback","event_id":"Ev1","team_id":"T0TEAM","event":{"type":"star_added","user":"U1"}}""")]
    [InlineData("events", """{"type":"event_callback","event_id":"Ev1","team_id":"T0TEAM","event":{"type":"user_change","user":{"id":"U1"}}}""")]
    [InlineData("interactions", "payload=%7B%22type%22%3A%22message_action%22%7D")]
    public async Task Receive_TypeThatNobodySubscribedTo_Is200Audited(string where, string body)
    {
        using var bench = new SlackBench();

        var (status, _) = await bench.PostAsync(where, body);

        Assert.Equal(200, status);
        Assert.Equal(["unknown-type"], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_OtherTeams_Are403AuditedAndNotSentAgain()
    {
        using var bench = new SlackBench();
        var envelope = SlackBench.Envelope(SlackBench.Mention());
        envelope["team_id"] = "T0OTHER";
        var foreign = SlackBench.Mention();
        foreign["user_team"] = "T0OTHER";
        var press = SlackBench.Press("x");
        press["user"]!["team_id"] = "T0OTHER";
        var command = SlackBench.Command("/who", "TASK-101");
        command["team_id"] = "T0OTHER";

        Assert.Equal(403, (await bench.PostAsync("events", envelope.ToJsonString())).Status);
        Assert.Equal(403, (await bench.PostEventAsync(foreign)).Status);
        Assert.Equal(403, (await bench.PostInteractionAsync(press)).Status);
        Assert.Equal(403, (await bench.PostCommandAsync(command)).Status);

        Assert.All(bench.Refusals.Codes, c => Assert.Equal("other-team", c));
        Assert.Equal(4, bench.Refusals.Codes.Length);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_SamePressOrCommandReplayed_IsKeptOnce()
    {
        using var bench = new SlackBench();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(200, (await bench.PostInteractionAsync(SlackBench.Press("x"))).Status);
            Assert.Equal(200, (await bench.PostCommandAsync(SlackBench.Command("/who", "TASK-101"))).Status);
        }

        Assert.Equal(2, bench.Intake.Events.Count);
        Assert.Equal(["replayed", "replayed"], bench.Refusals.Codes);
    }

    [Fact]
    public void Access_NoSecrets_ClosedInProductionAndForThisMachineInDevelopment()
    {
        using var production = new SlackBench(isSetUp: false);
        using var development = new SlackBench(isSetUp: false, environment: "Development");
        using var setUp = new SlackBench(environment: "Development");
        using var socket = new SlackBench(isSetUp: false, environment: "Development", ("Channels:Slack:AppToken", FakeSlack.AppToken), ("Channels:Slack:BotToken", FakeSlack.BotToken), ("Channels:Slack:Team", FakeSlack.Team));

        Assert.Equal(
            (SlackAccess.Closed, SlackAccess.ThisMachine, SlackAccess.Signed, SlackAccess.Closed),
            (production.Gate.Access, development.Gate.Access, setUp.Gate.Access, socket.Gate.Access));
    }

    [Theory]
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("::1", null, 200)]
    [InlineData("192.0.2.1", null, 401)]
    [InlineData("127.0.0.1", "X-Forwarded-For", 401)]
    public async Task Receive_DevelopmentWithoutSecrets_LetsOnlyThisMachineIn(string from, string? forwarded, int expected)
    {
        using var bench = new SlackBench(isSetUp: false, environment: "Development");
        (string, string?)[] headers = forwarded is null ? [] : [(forwarded, "192.0.2.1")];

        var (status, _) = await bench.PostAsync("events", SlackBench.Envelope(SlackBench.Mention()).ToJsonString(), IPAddress.Parse(from), headers);

        Assert.Equal(expected, status);
        Assert.Equal(expected == 200 ? [] : ["not-this-machine"], bench.Refusals.Codes);
    }

    [Fact]
    public async Task Receive_ProductionWithoutSecrets_LetsNobodyIn()
    {
        using var bench = new SlackBench(isSetUp: false);

        Assert.Equal(401, (await bench.PostAsync("events", SlackBench.Envelope(SlackBench.Mention()).ToJsonString(), IPAddress.Loopback)).Status);
    }

    [Fact]
    public async Task Receive_WildEvents_NeverFailAndWhatIsKeptHasAConversation()
    {
        using var bench = new SlackBench();
        string[] names = ["type", "user", "channel", "channel_type", "ts", "thread_ts", "text", "files", "subtype", "team", "tab", "bot_id", "edited"];
        var junk = Gen.OneOf(
            Gen.Const("null"), Gen.Const("[]"), Gen.Const("{}"), Gen.Const("5"), Gen.Const("true"), Gen.Const("\"HALF\""), Gen.Const("""[{"id":"F1","size":"big","url_private":"x"},null,7]"""),
            Gen.Const("\"C1/../U2\""), Gen.Const("\"im\""), Gen.Const("\"home\""), Gen.String.Select(s => System.Text.Json.JsonSerializer.Serialize(s)));
        var types = new[] { "message", "app_mention", "app_home_opened", "member_joined_channel" };
        var wild = Gen.Select(Gen.Int[0, types.Length - 1].Select(n => types[n]), Gen.Int[0, names.Length - 1].Select(n => names[n]).Array[1, 3], junk.Array[3]);
        var samples = new List<string>();
        wild.Sample(w =>
        {
            var happened = w.Item1 == "message" ? SlackBench.Message() : SlackBench.Mention();
            happened["type"] = w.Item1;
            foreach (var (name, n) in w.Item2.Select((name, n) => (name, n)))
                happened[name] = JsonNode.Parse(w.Item3[n]);
            lock (samples)
                samples.Add(SlackBench.Envelope(happened, $"Ev{samples.Count}").ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal));
        }, iter: 2_000, threads: 1);

        foreach (var body in samples)
            Assert.Contains((await bench.PostAsync("events", body)).Status, new[] { 200, 400, 403 });
        foreach (var kept in bench.Intake.Events)
            Assert.Matches("^slack:T0TEAM/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?$", bench.Handler.ConversationOf(kept));
        Assert.NotEmpty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_WildInteractionsAndCommands_NeverFail()
    {
        using var bench = new SlackBench();
        var payloads = new List<string>();
        Gen.Select(Gen.String, Gen.Int[0, 5]).Sample(
            w =>
            {
                var press = SlackBench.Press(w.Item1);
                var name = (string[])["actions", "container", "channel", "user", "team", "view"];
                press[name[w.Item2]] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(w.Item1));
                lock (payloads)
                    payloads.Add(press.ToJsonString());
            },
            iter: 300,
            threads: 1);

        foreach (var payload in payloads)
        {
            Assert.Contains((await bench.PostAsync("interactions", "payload=" + Uri.EscapeDataString(payload))).Status, new[] { 200, 400, 403 });
            Assert.Contains((await bench.PostAsync("commands", payload)).Status, new[] { 200, 400, 403 });
        }

        foreach (var kept in bench.Intake.Events)
            Assert.NotEmpty(SlackIntake.Read(kept).ConversationId);
    }

    private static (string Name, string? Value)[] Headers(SlackBench bench, string body, string wrong)
    {
        var good = Signed(bench, body, SlackBench.Secret, 0);
        return wrong switch
        {
            "missing signature" => [good[0], (SlackSignature.SignatureHeader, null)],
            "missing time" => [(SlackSignature.TimeHeader, null), good[1]],
            "wrong" => [good[0], (SlackSignature.SignatureHeader, "v0=" + new string('0', 64))],
            "long" => [good[0], (SlackSignature.SignatureHeader, new string('v', 10_000))],
            "of another body" => Signed(bench, body + " ", SlackBench.Secret, 0),
            "of another secret" => Signed(bench, body, "another-secret-of-somebody", 0),
            "time changed" => [Signed(bench, body, SlackBench.Secret, 1)[0], good[1]],
            "no number" => [(SlackSignature.TimeHeader, "yesterday"), good[1]],
            "old" => Signed(bench, body, SlackBench.Secret, 301),
            "early" => Signed(bench, body, SlackBench.Secret, -301),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };
    }

    private static (string Name, string? Value)[] Signed(SlackBench bench, string body, string secret, int secondsAgo)
    {
        var time = (bench.Time.GetUtcNow().ToUnixTimeSeconds() - secondsAgo).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [(SlackSignature.TimeHeader, time), (SlackSignature.SignatureHeader, SlackSignature.Of(secret, time, System.Text.Encoding.UTF8.GetBytes(body)))];
    }
}
