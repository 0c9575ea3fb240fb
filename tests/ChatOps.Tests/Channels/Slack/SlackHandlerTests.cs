using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>From an event to its answer in Slack, every call checked against Slack's description of its Web API.</summary>
public sealed class SlackHandlerTests
{
    private const string Thread = "1700000000.000100";
    private const string InThread = "slack:T0TEAM/C0GENERAL/1700000000.000100";

    [Fact]
    public async Task Handle_Mention_BecomesATurnAndIsAnsweredInItsThread()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Mention("<@U0BOT> who should take TASK-101?"));

        await bench.WorkAsync();

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("who should take TASK-101?", InThread, Role.Manager, "U03", null), (turn.Text, turn.ConversationId, turn.Speaker.Role, turn.Speaker.PersonId, turn.OwnerId));
        Assert.Equal(("slack:T0TEAM/U0ALEX", "Alex"), (turn.Speaker.Account, turn.Speaker.Name));
        var answer = Assert.Single(bench.Slack.Of("chat.postMessage"));
        Assert.Equal((SlackBench.General, Thread, FakeSlack.BotToken), (answer["channel"], answer["thread_ts"], answer.Token));
        Assert.Contains("You said who should take TASK-101?", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_MentionWithinAThread_StaysInIt()
    {
        using var bench = new SlackBench();
        var mention = SlackBench.Mention(ts: "1700000005.000100");
        mention["thread_ts"] = Thread;
        await bench.PostEventAsync(mention);

        await bench.WorkAsync();

        Assert.Equal(InThread, bench.Agent.Turns[0].ConversationId);
        Assert.Equal(Thread, bench.Slack.Of("chat.postMessage")[0]["thread_ts"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handle_InterruptedAfterSlackHadTakenTheAnswer_ChangesItOrSaysThatItMayBeThereTwice(bool mayReadChannels)
    {
        using var bench = new SlackBench();
        bench.Slack.MayReadChannels = mayReadChannels;
        bench.Slack.Lose = call => call.Method == "chat.postMessage" ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : null;
        await bench.PostEventAsync(SlackBench.Mention());
        var (arrived, note) = (bench.Intake.Events.Single(), new FakeNote());
        await Assert.ThrowsAsync<TryLaterException>(() => bench.PassTimeAsync(bench.Handler.HandleAsync(arrived, note, CancellationToken.None)));
        Assert.Single(bench.Slack.Messages);

        bench.Slack.Lose = null;
        await bench.WorkAsync(note);

        Assert.Equal(mayReadChannels ? 1 : 2, bench.Slack.Messages.Count);
        Assert.Equal(!mayReadChannels, bench.Slack.Messages.Values.Any(m => m.Words.Contains(SlackMessage.PerhapsTwice, StringComparison.Ordinal)));
        Assert.Contains(bench.Slack.Messages.Keys, m => m.Ts == note.MessageId);
    }

    [Fact]
    public async Task Handle_InterruptedBeforeSlackHadTakenTheAnswer_SaysItOnceAndNothingOfTwice()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Message());

        await bench.WorkAsync(new FakeNote { MessageId = "sending\n" });

        Assert.DoesNotContain(SlackMessage.PerhapsTwice, Assert.Single(bench.Slack.Messages).Value.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_InterruptedWhileAnsweringOneAlone_SaysThatItMayBeThereTwice()
    {
        using var bench = new SlackBench();
        await bench.PostCommandAsync(SlackBench.Command("/who", "TASK-101"));

        await bench.WorkAsync(new FakeNote { MessageId = "sending\n" });

        Assert.Contains(SlackMessage.PerhapsTwice, Assert.Single(bench.Slack.Of("response_url")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_DirectMessage_IsTheirOwnConversation()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Message());

        await bench.WorkAsync();

        Assert.Equal(("slack:T0TEAM/D0ALEX", "U03"), (bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[0].OwnerId));
        var answer = Assert.Single(bench.Slack.Of("chat.postMessage"));
        Assert.Equal((SlackBench.Direct, null), (answer["channel"], answer["thread_ts"]));
    }

    [Theory]
    [InlineData("<@U0BOT> why &lt;A&gt; &amp; B?", "why <A> & B?")]
    [InlineData("<@U0BOT> why <@U0ALEX> for TASK-101?", "why Alex for TASK-101?")]
    [InlineData("<@U0BOT> <@U0BEA|bea> or <@U0ALEX>", "Somebody or Alex")]
    [InlineData("<@U0BOT> see <https://example.com/x|this> and <https://example.com>", "see this and https://example.com")]
    [InlineData("<@U0BOT> mail <mailto:a@example.com|a@example.com> in <#C1|general> <!here>", "mail a@example.com in #general @here")]
    [InlineData("<@U0BOT>", "")]
    public async Task Handle_Markup_IsReadAsWords(string text, string expected)
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Mention(text));

        await bench.WorkAsync();

        Assert.Equal(expected, bench.Agent.Turns[0].Text);
    }

    [Theory]
    [InlineData("is_restricted", "guest")]
    [InlineData("is_ultra_restricted", "guest")]
    [InlineData("is_stranger", "guest")]
    [InlineData("is_bot", "bot")]
    [InlineData("deleted", "closed-account")]
    public async Task Handle_SomebodyWhoMayNot_GetsNothingAndALineInTheAudit(string flag, string code)
    {
        using var bench = new SlackBench();
        bench.Slack.Users[SlackBench.Bea] = FakeSlack.User(SlackBench.Bea, "Bea");
        bench.Slack.Users[SlackBench.Bea][flag] = true;
        await bench.PostEventAsync(SlackBench.Mention(user: SlackBench.Bea));
        await bench.PostEventAsync(SlackBench.Message(user: SlackBench.Bea), "Ev2");

        await bench.WorkAsync();

        Assert.Empty(bench.Agent.Turns);
        Assert.Equal([code, code], bench.Refusals.Codes);
        Assert.Equal("slack:T0TEAM/U0BEA", bench.Refusals.Notes[0].Sender!.Account);
        Assert.Equal(["users.info"], bench.Slack.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task Handle_SomebodyOfAnotherWorkspace_GetsNothing()
    {
        using var bench = new SlackBench();
        bench.Slack.Users[SlackBench.Bea] = FakeSlack.User(SlackBench.Bea, "Bea");
        bench.Slack.Users[SlackBench.Bea]["team_id"] = "T0OTHER";
        await bench.PostEventAsync(SlackBench.Mention(user: SlackBench.Bea));

        await bench.WorkAsync();

        Assert.Equal(["other-team"], bench.Refusals.Codes);
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_ManyMessages_LookAPersonUpOnceInTenMinutes()
    {
        using var bench = new SlackBench();
        foreach (var n in Enumerable.Range(0, 5))
            await bench.PostEventAsync(SlackBench.Message(), $"Ev{n}");
        await bench.WorkAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(11));
        await bench.PostEventAsync(SlackBench.Message(), "Ev9");
        await bench.WorkAsync();

        Assert.Equal(2, bench.Slack.Of("users.info").Length);
        Assert.Equal(6, bench.Agent.Turns.Count);
    }

    /// <summary>In a thread that has not begun, Slack shows what is for one person to nobody.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("1699999999.000001")]
    public async Task Handle_PersonalInAChannel_GoesToTheAskerAloneWhereItIsSeen(string? thread)
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        var mention = SlackBench.Mention();
        mention["thread_ts"] = thread;
        await bench.PostEventAsync(mention);

        await bench.WorkAsync();

        var answer = Assert.Single(bench.Slack.Of("chat.postEphemeral"));
        Assert.Equal((SlackBench.General, SlackBench.Alex, thread), (answer["channel"], answer["user"], answer["thread_ts"]));
        Assert.Contains("grace@example.com", answer.Words, StringComparison.Ordinal);
        Assert.Empty(bench.Slack.Of("chat.postMessage"));
    }

    [Theory]
    [InlineData("direct")]
    [InlineData("allowed")]
    public async Task Handle_PersonalWhereItMay_IsAnOrdinaryAnswer(string where)
    {
        using var bench = new SlackBench(settings: ("Channels:PersonalRepliesIn:0", "slack:T0TEAM/C0GENERAL"));
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        await bench.PostEventAsync(where == "direct" ? SlackBench.Message() : SlackBench.Mention());

        await bench.WorkAsync();

        Assert.Empty(bench.Slack.Of("chat.postEphemeral"));
        Assert.Single(bench.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Handle_ChannelSharedWithAnotherCompany_AnswersTheAskerAlone()
    {
        using var bench = new SlackBench();
        var envelope = SlackBench.Envelope(SlackBench.Mention());
        envelope["is_ext_shared_channel"] = true;
        await bench.PostAsync("events", envelope.ToJsonString());

        await bench.WorkAsync();

        Assert.Single(bench.Slack.Of("chat.postEphemeral"));
        Assert.Empty(bench.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Handle_PersonalWhereTheBotIsNot_GoesToTheDirectMessage()
    {
        using var bench = new SlackBench();
        bench.Slack.Strange.Add(SlackBench.General);
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        await bench.PostEventAsync(SlackBench.Mention());

        await bench.WorkAsync();

        Assert.Equal("DU0ALEX", Assert.Single(bench.Slack.Of("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task Handle_RankingThenAssignThenYes_EndsInTheQuestionsPlace()
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (turn, _) => Task.FromResult(turn.Pressed?.Function switch
        {
            null => Replies.Of("ranking"),
            "confirmation.answer" => Reply.Of(ReplyOutcome.Confirmed, "Done: **TASK-101** is Person 1's."),
            _ => Replies.Of("confirmation"),
        });
        await bench.PostEventAsync(SlackBench.Mention());
        await bench.WorkAsync();
        var ranking = bench.Slack.Messages.Single();

        await bench.PostInteractionAsync(SlackBench.Press(ranking.Value.Buttons[^2].Value, message: ranking.Key.Ts, thread: Thread, at: "1"));
        await bench.WorkAsync();
        var question = bench.Slack.Messages.Single(m => m.Key != ranking.Key);
        await bench.PostInteractionAsync(SlackBench.Press(question.Value.Buttons[0].Value, message: question.Key.Ts, thread: Thread, at: "2"));
        await bench.WorkAsync();

        Assert.Equal(["ranking.assign_task", "confirmation.answer"], bench.Agent.Turns.Skip(1).Select(t => t.Pressed!.Function));
        Assert.All(bench.Agent.Turns, t => Assert.Equal(InThread, t.ConversationId));
        Assert.Equal(2, bench.Slack.Messages.Count);
        Assert.Contains("Done: *TASK-101* is Person 1's.", bench.Slack.Messages[question.Key].Words, StringComparison.Ordinal);
        Assert.Empty(bench.Slack.Messages[question.Key].Buttons);
    }

    [Fact]
    public async Task Handle_QuestionForOneAlone_IsReplacedForOneAlone()
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Reply.Of(ReplyOutcome.Confirmed, "Saved."));
        var seal = bench.Seals.Seal(Replies.Of("confirmation").Buttons[0], new PressOwner(SlackBench.Alex, "slack:T0TEAM/C0GENERAL", InThread), isOfQuestion: true);

        await bench.PostInteractionAsync(SlackBench.Press(seal, isEphemeral: true));
        await bench.WorkAsync();

        var answer = Assert.Single(bench.Slack.Of("response_url"));
        Assert.Equal(("ephemeral", "true"), (answer["response_type"], answer["replace_original"]));
        Assert.DoesNotContain(bench.Slack.Calls, c => c.Method.StartsWith("chat.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("somebody else", "not-yours", "Only the person who asked")]
    [InlineData("another channel", "not-yours", "Only the person who asked")]
    [InlineData("a week later", "lapsed-button", "too old")]
    [InlineData("made up", "bad-button", "can't tell that this button is mine")]
    public async Task Handle_PressThatDoesNotCount_IsSaidToThemAloneAuditedAndNothingIsDone(string wrong, string code, string sentence)
    {
        using var bench = new SlackBench();
        var seal = wrong == "made up" ? "AAAA" : bench.Seals.Seal(Replies.Of("ranking").Buttons[0], new PressOwner(SlackBench.Alex, "slack:T0TEAM/C0GENERAL", InThread), isOfQuestion: false);
        bench.Time.Advance(wrong == "a week later" ? TimeSpan.FromDays(8) : TimeSpan.Zero);

        await bench.PostInteractionAsync(SlackBench.Press(seal, channel: wrong == "another channel" ? "C0OTHER" : SlackBench.General, user: wrong == "somebody else" ? SlackBench.Bea : SlackBench.Alex));
        await bench.WorkAsync();

        Assert.Empty(bench.Agent.Turns);
        Assert.Equal([code], bench.Refusals.Codes);
        var told = Assert.Single(bench.Slack.Of("response_url"));
        Assert.Equal("ephemeral", told["response_type"]);
        Assert.Contains(sentence, told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_SlowTurn_ShowsHowFarItIsAndEndsInTheSameMessage()
    {
        using var bench = new SlackBench();
        var goOn = new TaskCompletionSource();
        bench.Agent.Answer = async (_, progress) =>
        {
            progress!.Report(new TurnProgress("Training the ranking", 0.25));
            await goOn.Task;
            return Reply.Of(ReplyOutcome.Allowed, "Trained.");
        };
        var note = new FakeNote();
        await bench.PostEventAsync(SlackBench.Mention());
        var work = bench.WorkAsync(note);
        await bench.PassTimeAsync(Task.Run(async () =>
        {
            while (bench.Slack.Messages.IsEmpty && !work.IsCompleted)
                await Task.Yield();
        }));
        var shown = bench.Slack.Messages.Single();
        Assert.Contains("Training the ranking (25 %)", shown.Value.Words, StringComparison.Ordinal);

        goOn.SetResult();
        await work;

        Assert.Contains("Trained.", bench.Slack.Messages.Single().Value.Words, StringComparison.Ordinal);
        Assert.Equal((shown.Key.Ts, Thread), (note.MessageId, shown.Value["thread_ts"]));
    }

    [Fact]
    public async Task Handle_AnswerAsItIsWritten_IsNotShownWhereOthersReadAlong()
    {
        var progress = new SlackProgress(showsAnswers: false);
        progress.Report(new TurnProgress("Reading", null));
        progress.Report(new TurnProgress("Grace earns", null, IsAnswer: true));
        var own = new SlackProgress(showsAnswers: true);
        own.Report(new TurnProgress("Grace knows", null, IsAnswer: true));

        Assert.Equal(("Reading", "Grace knows"), (progress.Latest, own.Latest));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("1800000000.000009", "chat.postMessage", 1)]
    [InlineData("alone\n", "chat.postEphemeral", 0)]
    public async Task Handle_AgainAfterACrash_DoesNotSayItTwice(string noted, string method, int expected)
    {
        using var bench = new SlackBench();
        if (noted == "alone\n")
            bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        await bench.PostEventAsync(SlackBench.Mention());

        await bench.WorkAsync(new FakeNote { MessageId = noted });

        // The message that was noted is gone from this Slack, so it is said anew; what went to one alone can't be changed and is not repeated.
        Assert.Equal(expected, bench.Slack.Of(method).Length);
        Assert.Equal(expected, bench.Slack.Of("chat.update").Length);
    }

    [Fact]
    public async Task Handle_TooManyRequests_WaitsAsLongAsAskedAndSaysItOnce()
    {
        using var bench = new SlackBench();
        var before = bench.Time.GetUtcNow();
        var left = 3;
        bench.Slack.Disturb = call => Task.FromResult(call.Method == "chat.postMessage" && left-- > 0 ? FakeSlack.Error("ratelimited", HttpStatusCode.TooManyRequests, 7) : null);
        await bench.PostEventAsync(SlackBench.Message());

        await bench.WorkAsync();

        Assert.Single(bench.Slack.Messages);
        Assert.True(bench.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(21));
    }

    [Theory]
    [InlineData("429")]
    [InlineData("503")]
    [InlineData("invalid_auth")]
    [InlineData("missing_scope")]
    public async Task Handle_SlackCanNot_IsTriedLaterWithTheSameTurn(string what)
    {
        using var bench = new SlackBench();
        bench.Slack.Disturb = call => Task.FromResult(call.Method != "chat.postMessage" ? null : what switch
        {
            "429" => FakeSlack.Error("ratelimited", HttpStatusCode.TooManyRequests, 600),
            "503" => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => FakeSlack.Error(what),
        });
        await bench.PostEventAsync(SlackBench.Message());
        bench.Intake.Events.TryPeek(out var arrived);

        var failure = await Assert.ThrowsAsync<TryLaterException>(() => bench.WorkAsync());
        bench.Slack.Disturb = null;
        await bench.PassTimeAsync(bench.Handler.HandleAsync(arrived!, new FakeNote(), CancellationToken.None));

        Assert.Equal(what == "429" ? TimeSpan.FromMinutes(10) : null, failure.After);
        Assert.DoesNotContain(FakeSlack.BotToken, failure.Message, StringComparison.Ordinal);
        Assert.Single(bench.Slack.Messages);
        Assert.All(bench.Agent.Turns, t => Assert.Equal("Ev1", t.EventId));
    }

    [Fact]
    public async Task Handle_TurnedAway_IsRememberedUntilSomebodySpeaksThere()
    {
        using var bench = new SlackBench();
        bench.Slack.Strange.Add(SlackBench.General);
        await bench.PostEventAsync(SlackBench.Mention());
        await bench.WorkAsync();

        Assert.True((await bench.Known.FindAsync(InThread, CancellationToken.None))!.IsBlocked);
        Assert.False(await bench.Proactive.TrySendAsync(InThread, "training/7", Reply.Of(ReplyOutcome.Allowed, "Done."), CancellationToken.None));
    }

    [Fact]
    public async Task Handle_MoreThanSlackTakes_IsSaidShorter()
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("everything at once"));
        bench.Slack.Disturb = call => Task.FromResult(call.Blocks.Count > 10 ? FakeSlack.Error("msg_blocks_too_long") : null);
        await bench.PostEventAsync(SlackBench.Message());

        await bench.WorkAsync();

        Assert.Contains("There is more to it than fits here", bench.Slack.Messages.Single().Value.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_File_IsReadWithTheTokenAndComesWithTheWords()
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", "%PDF-1.7"u8.ToArray());
        await bench.PostEventAsync(WithFiles(bench, "F1"));

        await bench.WorkAsync();

        var file = Assert.Single(bench.Agent.Turns[0].Files);
        Assert.Equal(("cv.pdf", "%PDF-1.7"), (file.Name, System.Text.Encoding.ASCII.GetString(file.Content.Span)));
        Assert.Equal("https://files.slack.com/files-pri/T0TEAM-F1/F1", bench.Slack.Of("download")[0].Address.AbsoluteUri);
        Assert.Empty(bench.Slack.Of("files.info"));
    }

    [Fact]
    public async Task Handle_FileThatOnlyItsIdIsKnownOf_IsAskedFor()
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", "%PDF-1.7"u8.ToArray());
        var message = WithFiles(bench, "F1");
        message["files"] = new JsonArray(new JsonObject { ["id"] = "F1", ["file_access"] = "check_file_info" });
        await bench.PostEventAsync(message);

        await bench.WorkAsync();

        Assert.Single(bench.Slack.Of("files.info"));
        Assert.Equal("cv.pdf", Assert.Single(bench.Agent.Turns[0].Files).Name);
    }

    [Theory]
    [InlineData("elsewhere", "can't be read")]
    [InlineData("sign-in page", "files:read")]
    [InlineData("said to be too large", "larger than 1 MB")]
    [InlineData("too large", "larger than 1 MB")]
    [InlineData("gone", "can't be read")]
    public async Task Handle_FileThatCanNotBeRead_IsSaidAndNothingIsDone(string wrong, string sentence)
    {
        using var bench = new SlackBench(settings: ("Cvs:MaxMegabytes", "1"));
        bench.Put("F1", "cv.pdf", new byte[wrong == "too large" ? 1_000_001 : 100], wrong == "sign-in page" ? "text/html" : "application/pdf");
        var message = WithFiles(bench, "F1");
        message["text"] = "";
        var file = message["files"]![0]!.AsObject();
        if (wrong == "elsewhere")
            file["url_private_download"] = "https://evil.example/cv.pdf";
        if (wrong == "said to be too large")
            file["size"] = 2_000_000;
        if (wrong == "gone")
            message["files"] = new JsonArray(new JsonObject { ["id"] = "F9", ["file_access"] = "check_file_info" });
        await bench.PostEventAsync(message);

        await bench.WorkAsync();

        Assert.Empty(bench.Agent.Turns);
        Assert.Contains(sentence, bench.Slack.Messages.Single().Value.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Slack.Calls, c => c.Address.Host == "evil.example");
    }

    [Theory]
    [InlineData("/who", "TASK-101", "Who should take TASK-101?")]
    [InlineData("/who", "knows Kafka", "Who knows Kafka")]
    [InlineData("/retrain", "", "Retrain")]
    [InlineData("/retrain", "ranking", "Retrain ranking")]
    public async Task Handle_Command_BecomesASentenceAndIsAnsweredAtItsAddress(string command, string text, string expected)
    {
        using var bench = new SlackBench();
        await bench.PostCommandAsync(SlackBench.Command(command, text));

        await bench.WorkAsync();

        Assert.Equal((expected, "slack:T0TEAM/C0GENERAL/U0ALEX", "U03"), (bench.Agent.Turns[0].Text, bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[0].OwnerId));
        var answer = Assert.Single(bench.Slack.Of("response_url"));
        Assert.Equal(("https://hooks.slack.com/commands/1", "in_channel"), (answer.Address.AbsoluteUri, answer["response_type"]));
    }

    [Theory]
    [InlineData(SlackBench.General)]
    [InlineData("D0SOMEBODYELSE")]
    public async Task Handle_CommandWithAPersonalAnswer_IsForTheAskerAlone(string channel)
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        var command = SlackBench.Command("/who", "is Grace");
        command["channel_id"] = channel;
        await bench.PostCommandAsync(command);

        await bench.WorkAsync();

        Assert.Equal("ephemeral", Assert.Single(bench.Slack.Of("response_url"))["response_type"]);
    }

    [Fact]
    public async Task Handle_AddressElsewhere_IsNotWrittenTo()
    {
        using var bench = new SlackBench();
        var command = SlackBench.Command("/who", "TASK-101");
        command["response_url"] = "https://evil.example/x";
        await bench.PostCommandAsync(command);

        await Assert.ThrowsAnyAsync<Exception>(() => bench.WorkAsync());

        Assert.Empty(bench.Slack.Of("response_url"));
    }

    [Fact]
    public async Task Handle_WhoWithoutATask_AsksInAModalAndAnswersWhereItWasAsked()
    {
        using var bench = new SlackBench();
        await bench.PostCommandAsync(SlackBench.Command("/who", " "));
        await bench.WorkAsync();
        var view = JsonNode.Parse(Assert.Single(bench.Slack.Of("views.open"))["view"]!)!.AsObject();
        view["id"] = "V1";
        view["state"] = new JsonObject { ["values"] = new JsonObject { ["task"] = new JsonObject { ["input"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "TASK-104" } } } };

        var (status, body) = await bench.PostInteractionAsync(new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["user"] = new JsonObject { ["id"] = SlackBench.Alex },
            ["view"] = view,
        });
        await bench.WorkAsync();

        Assert.Equal((200, ""), (status, body));
        Assert.Equal("Who should take TASK-104?", Assert.Single(bench.Agent.Turns).Text);
        Assert.Equal("https://hooks.slack.com/commands/1", Assert.Single(bench.Slack.Of("response_url")).Address.AbsoluteUri);
    }

    [Fact]
    public async Task Handle_ModalTooLate_SaysHowToAsk()
    {
        using var bench = new SlackBench();
        bench.Slack.Disturb = call => Task.FromResult(call.Method == "views.open" ? FakeSlack.Error("expired_trigger_id") : null);
        await bench.PostCommandAsync(SlackBench.Command("/who", ""));

        await bench.WorkAsync();

        Assert.Contains("/who TASK-101", Assert.Single(bench.Slack.Of("response_url")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_HomeOpened_ShowsWhatWaitsAndWhatCanBeAsked()
    {
        using var bench = new SlackBench();
        bench.Agent.Answer = (turn, _) => Task.FromResult(turn.Pressed?.Function == "help.help" ? Reply.Of(ReplyOutcome.Allowed, "You can ask: *Who should take TASK-101?*") : Reply.Of(ReplyOutcome.Confirmed, "It is done."));
        await WaitAsync(bench, "0193a", "U03");
        await WaitAsync(bench, "0193b", "U77");
        await bench.PostEventAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = SlackBench.Alex, ["channel"] = "D1", ["tab"] = "home" });

        await bench.WorkAsync();

        var home = Assert.Single(bench.Slack.Of("views.publish"));
        Assert.Equal(SlackBench.Alex, home["user_id"]);
        Assert.Contains("Assign *TASK-101* to *Person 1*?", home.Words, StringComparison.Ordinal);
        Assert.Contains("Who should take TASK-101?", home.Words, StringComparison.Ordinal);
        Assert.Equal(["Yes", "No"], home.Buttons.Select(b => b.Label));

        await bench.PostInteractionAsync(SlackBench.PressInHome(home.Buttons[0].Value));
        await bench.WorkAsync();

        var turn = bench.Agent.Turns.Single(t => t.Pressed?.Function == "confirmation.answer");
        Assert.Equal(InThread, turn.ConversationId);
        Assert.Contains("It is done.", bench.Slack.Of("views.publish")[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_PressInSomebodyElsesHome_IsRefused()
    {
        using var bench = new SlackBench();
        var seal = bench.Seals.Seal(Replies.Of("confirmation").Buttons[0], new PressOwner(SlackBench.Alex, "slack:T0TEAM/U0ALEX/home", InThread), isOfQuestion: true);

        await bench.PostInteractionAsync(SlackBench.PressInHome(seal, SlackBench.Bea));
        await bench.WorkAsync();

        Assert.Equal(["not-yours"], bench.Refusals.Codes);
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_Joined_GreetsOnce()
    {
        using var bench = new SlackBench();
        var note = new FakeNote();
        await bench.PostEventAsync(new JsonObject { ["type"] = "member_joined_channel", ["user"] = FakeSlack.Bot, ["channel"] = SlackBench.General, ["channel_type"] = "C", ["team"] = FakeSlack.Team });
        bench.Intake.Events.TryPeek(out var arrived);
        await bench.WorkAsync(note);
        await bench.Handler.HandleAsync(arrived!, note, CancellationToken.None);

        Assert.Contains("Mention me", Assert.Single(bench.Slack.Of("chat.postMessage")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apologize_Message_SaysSoInItsPlace()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Mention());
        bench.Intake.Events.TryDequeue(out var arrived);

        await bench.Handler.ApologizeAsync(arrived!, new FakeNote(), CancellationToken.None);

        Assert.Contains("Please ask again", bench.Slack.Messages.Single().Value.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mention", SlackBench.General, Thread)]
    [InlineData("direct", SlackBench.Direct, null)]
    [InlineData("command", "DU0ALEX", null)]
    public async Task TrySend_KnownConversation_SaysItThereAndChangesItAfterwards(string asked, string channel, string? thread)
    {
        using var bench = new SlackBench();
        if (asked == "command")
            await bench.PostCommandAsync(SlackBench.Command("/retrain", ""));
        else
            await bench.PostEventAsync(asked == "mention" ? SlackBench.Mention() : SlackBench.Message());
        await bench.WorkAsync();
        bench.Slack.Calls.Clear();
        var conversation = bench.Agent.Turns[0].ConversationId;

        Assert.True(await bench.Proactive.TrySendAsync(conversation, "training/7", Replies.Of("progress"), CancellationToken.None));
        Assert.True(await bench.Proactive.TrySendAsync(conversation, "training/7", Reply.Of(ReplyOutcome.Allowed, "Training has ended."), CancellationToken.None));

        var posted = Assert.Single(bench.Slack.Of("chat.postMessage"));
        Assert.Equal((channel, thread), (posted["channel"], posted["thread_ts"]));
        Assert.Contains("Training has ended.", Assert.Single(bench.Slack.Of("chat.update")).Words, StringComparison.Ordinal);
        Assert.Equal(asked == "mention" ? 0 : 1, posted.Buttons.Length);
        Assert.Empty(bench.Slack.Problems);
    }

    [Fact]
    public async Task TrySend_UnknownOrPersonalAmongMany_IsNotSaid()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.Mention());
        await bench.WorkAsync();
        bench.Slack.Calls.Clear();

        Assert.False(await bench.Proactive.TrySendAsync("slack:T0TEAM/C0NOWHERE/1.1", "x", Reply.Of(ReplyOutcome.Allowed, "x"), CancellationToken.None));
        Assert.False(await bench.Proactive.TrySendAsync(InThread, "x", Replies.Of("cv"), CancellationToken.None));
        Assert.Empty(bench.Slack.Calls);
    }

    [Fact]
    public async Task Handle_Anything_LogsNoWordsAndNoSecrets()
    {
        using var bench = new SlackBench();
        bench.Slack.Disturb = call => Task.FromResult(call.Method == "chat.postMessage" ? FakeSlack.Error("not_in_channel") : null);
        await bench.PostEventAsync(SlackBench.Mention("<@U0BOT> how good is Grace Hopper?"));
        await bench.PostCommandAsync(SlackBench.Command("/who", "TASK-101"));
        await bench.WorkAsync();

        foreach (var secret in (string[])["Grace", "Alex", FakeSlack.BotToken, "hooks.slack.com", "TASK-101", SlackBench.Secret])
            Assert.DoesNotContain(bench.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
    }

    private static JsonObject WithFiles(SlackBench bench, params string[] ids)
    {
        var message = SlackBench.Message("read this");
        message["subtype"] = "file_share";
        message["files"] = new JsonArray([.. ids.Select(id => bench.Slack.Files[id].File.DeepClone())]);
        return message;
    }

    /// <summary>Lets a question wait in the thread.</summary>
    private static async Task WaitAsync(SlackBench bench, string id, string speaker)
    {
        var now = bench.Time.GetUtcNow().UtcDateTime;
        var question = Reply.Of(
            ReplyOutcome.Confirm,
            "Assign **TASK-101** to **Person 1**?",
            new ReplyButton("Yes", "Yes", PlannedCall.Of("confirmation.answer", ("id", id), ("answer", "yes")), IsPrimary: true),
            new ReplyButton("No", "No", PlannedCall.Of("confirmation.answer", ("id", id), ("answer", "no"))));
        await bench.Store.SaveTurnAsync(
            new ConversationRecord { Id = InThread, State = "{}", Updated = now },
            new TurnRecord { ConversationId = InThread, EventId = "Ev" + id, Number = 1, SpeakerId = speaker, Said = "Assign", Reply = System.Text.Json.JsonSerializer.Serialize(question, ReplyJson.Options), At = now },
            new WaitingCallRecord { Id = id, ConversationId = InThread, SpeakerId = speaker, Function = "ranking.assign_task", Arguments = "{}", Digest = "d", Until = now.AddMinutes(10) },
            [],
            CancellationToken.None);
    }
}
