using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Slack;
using ChatOps.Tests.Channels.Teams;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>CVs that are dropped into a channel without a word to the bot.</summary>
public sealed class SlackDropsTests
{
    [Theory]
    [InlineData(null, "slack:T0TEAM/C0GENERAL/1700000000.000250")]
    [InlineData("1699999999.000001", "slack:T0TEAM/C0GENERAL/1699999999.000001")]
    public async Task Handle_CvOfHr_IsReadAndAnsweredToThemAlone(string? thread, string conversation)
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", "%PDF-1.7"u8.ToArray(), shares: Shares(thread));
        bench.Agent.Answer = (_, progress) =>
        {
            progress!.Report(new("Reading 1 CV..."));
            return Task.FromResult(Replies.Of("cv"));
        };

        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        await bench.WorkAsync();

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("", "U04", conversation, null), (turn.Text, turn.Speaker.PersonId, turn.ConversationId, turn.OwnerId));
        Assert.Equal("cv.pdf", Assert.Single(turn.Files).Name);
        var answer = Assert.Single(bench.Slack.Of("chat.postEphemeral"));
        Assert.Equal((SlackBench.General, SlackBench.Hana, thread), (answer["channel"], answer["user"], answer["thread_ts"]));
        Assert.Empty(bench.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Handle_SlackDoesNotSayWhereItStands_IsReadInAConversationOfItsOwn()
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", [1]);

        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        await bench.WorkAsync();

        Assert.Equal(("slack:T0TEAM/C0GENERAL/U0HANA/files", "U04"), (bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[0].OwnerId));
        Assert.Single(bench.Slack.Of("chat.postEphemeral"));
    }

    [Fact]
    public async Task Handle_WhereEverybodyMaySee_IsAnsweredInTheThreadOfTheFile()
    {
        using var bench = new SlackBench(settings: ("Channels:PersonalRepliesIn:0", "slack:T0TEAM/C0GENERAL"));
        bench.Put("F1", "cv.pdf", [1], shares: Shares(null));

        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        await bench.WorkAsync();

        Assert.Equal("1700000000.000250", Assert.Single(bench.Slack.Of("chat.postMessage"))["thread_ts"]);
    }

    [Theory]
    [InlineData("employee")]
    [InlineData("manager")]
    [InlineData("guest")]
    [InlineData("other team")]
    public async Task Handle_FileOfSomebodyElse_IsNotReadAndNothingIsSaid(string who)
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", [1], shares: Shares(null));
        if (who == "guest")
            bench.Slack.Users[SlackBench.Hana]["is_restricted"] = true;
        if (who == "other team")
            bench.Slack.Users[SlackBench.Hana]["team_id"] = "T0OTHER";

        await bench.PostEventAsync(SlackBench.FileShared("F1", who == "manager" ? SlackBench.Alex : who == "employee" ? SlackBench.Bea : SlackBench.Hana));
        await bench.WorkAsync();

        Assert.Equal(["users.info"], bench.Slack.Calls.Select(c => c.Method));
        Assert.Empty(bench.Agent.Turns);
        Assert.Empty(bench.Refusals.Codes);
    }

    [Theory]
    [InlineData("holiday.png")]
    [InlineData("budget.xlsx")]
    [InlineData("no ending")]
    public async Task Handle_FileThatIsNoDocument_IsNotRead(string name)
    {
        using var bench = new SlackBench();
        bench.Put("F1", name, [1], shares: Shares(null));

        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        await bench.WorkAsync();

        Assert.Empty(bench.Slack.Of("download"));
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_FileThatWasTakenBack_IsLeft()
    {
        using var bench = new SlackBench();

        await bench.PostEventAsync(SlackBench.FileShared("F9"));
        await bench.WorkAsync();

        Assert.Equal(["users.info", "files.info"], bench.Slack.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task Handle_FileThatCameWithAMention_IsReadOnceWithItsWords()
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", [1], shares: Shares(null));
        var mention = SlackBench.Mention("<@U0BOT> match this with TASK-101", SlackBench.Hana, "1700000000.000250");
        mention["files"] = new JsonArray(bench.Slack.Files["F1"].File.DeepClone());

        await bench.PostEventAsync(mention, "Ev2");
        await bench.PostEventAsync(SlackBench.FileShared("F1"), "Ev1");
        await bench.WorkAsync();

        Assert.Equal("match this with TASK-101", Assert.Single(bench.Agent.Turns).Text);
        Assert.Single(bench.Slack.Of("download"));
    }

    /// <summary>Slack tells of the file and of the mention in any order.</summary>
    [Fact]
    public async Task Receive_File_WaitsForAMentionWithoutHoldingAnythingUp()
    {
        using var bench = new SlackBench();
        var now = bench.Time.GetUtcNow().UtcDateTime;

        await bench.PostEventAsync(SlackBench.FileShared("F1"), "Ev1");
        await bench.PostEventAsync(SlackBench.Mention(user: SlackBench.Hana), "Ev2");

        Assert.Equal([now + SlackDrops.Patience, now], bench.Intake.Events.Select(e => e.NotBefore));
        Assert.Equal(2, bench.Intake.Events.Select(bench.Handler.ConversationOf).Distinct().Count());
    }

    [Fact]
    public async Task Apologize_ForADroppedFile_SaysNothing()
    {
        using var bench = new SlackBench();
        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        bench.Intake.Events.TryDequeue(out var arrived);

        await bench.Handler.ApologizeAsync(arrived!, new FakeNote(), CancellationToken.None);

        Assert.Empty(bench.Slack.Calls);
    }

    [Fact]
    public async Task Press_ButtonOfADroppedCv_GoesOnInItsConversation()
    {
        using var bench = new SlackBench();
        bench.Put("F1", "cv.pdf", [1], shares: Shares(null));
        bench.Agent.Answer = (turn, _) => Task.FromResult(turn.Pressed is null ? Replies.Of("cv") : Reply.Of(ReplyOutcome.Confirmed, "Saved."));
        await bench.PostEventAsync(SlackBench.FileShared("F1"));
        await bench.WorkAsync();
        var save = bench.Slack.Of("chat.postEphemeral")[0].Buttons.Single(b => b.Label == "Save").Value;

        await bench.PostInteractionAsync(SlackBench.Press(save, user: SlackBench.Hana, isEphemeral: true));
        await bench.WorkAsync();

        Assert.Equal(bench.Agent.Turns[0].ConversationId, bench.Agent.Turns[1].ConversationId);
        Assert.NotNull(bench.Agent.Turns[1].Pressed);
    }

    private static JsonObject Shares(string? thread) => new()
    {
        ["public"] = new JsonObject
        {
            ["C0OTHER"] = new JsonArray(new JsonObject { ["ts"] = "1600000000.000001" }),
            [SlackBench.General] = new JsonArray(new JsonObject { ["ts"] = "1700000000.000250", ["thread_ts"] = thread }),
        },
    };
}
