using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What is seen in Teams while an answer is worked on.</summary>
public sealed class TeamsProgressTests
{
    private const string Sentence = "Anna looks best. ";

    private static readonly JsonObject s_inChannel = TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_OfALongTurn_AreOneMessageThatTheAnswerTakesThePlaceOf(bool isPersonal)
    {
        using var bench = new TeamsBench();
        var began = bench.Time.GetUtcNow();
        var turn = await HeldTurn.BeginAsync(bench, isPersonal ? TeamsBench.Message() : s_inChannel);

        foreach (var n in Enumerable.Range(1, 3))
            await turn.ReportAsync($"Reading CVs: {n} of 4", () => bench.Connector.Messages.Length == n, share: n / 4d);
        await turn.PassAsync(TimeSpan.FromSeconds(10)); // nothing new, so nothing is changed
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "All are read."));

        var messages = bench.Connector.Messages;
        Assert.Equal(["POST", "PUT", "PUT", "PUT"], messages.Select(m => m.Method));
        Assert.All(messages[1..], m => Assert.EndsWith("/activities/sent-2", m.Address.AbsolutePath, StringComparison.Ordinal)); // the typing sign was the first
        Assert.Equal(["<p>Reading CVs: 1 of 4 (25 %)</p>", "<p>Reading CVs: 2 of 4 (50 %)</p>", "<p>Reading CVs: 3 of 4 (75 %)</p>", "<p>All are read.</p>"], messages.Select(TextOf));
        Assert.True(messages[0].At - began >= ShownProgress.MessageEvery);
        Assert.All(messages.Zip(messages[1..^1]), pair => Assert.True(pair.Second.At - pair.First.At >= ShownProgress.MessageEvery));
        Assert.Empty(Parts(bench));
    }

    [Fact]
    public async Task Words_OfAShortTurn_AreNotShown()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, s_inChannel);

        turn.Report("Planning 3 tasks at once...");
        await turn.PassAsync(TimeSpan.FromSeconds(1));
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "Planned."));

        Assert.Equal("<p>Planned.</p>", TextOf(Assert.Single(bench.Connector.Messages)));
    }

    [Fact]
    public async Task Words_ThatCanNotBeShown_DoNotKeepTheAnswer()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, s_inChannel);
        bench.Connector.AnswerNext(HttpStatusCode.BadRequest, "BadSyntax");

        await turn.ReportAsync("Planning 3 tasks at once...", () => bench.Connector.Messages.Length == 1);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "Planned."));

        Assert.Equal(("POST", "<p>Planned.</p>"), (bench.Connector.Messages[^1].Method, TextOf(bench.Connector.Messages[^1])));
    }

    [Fact]
    public async Task Answer_AsItIsWrittenInThePersonalChat_IsAStreamThatTheMessageEnds()
    {
        using var bench = new TeamsBench();
        var note = new FakeNote();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message(), note);

        foreach (var n in Enumerable.Range(1, 4))
            await turn.ReportAsync(Sentences(n), () => Parts(bench).Length == n, isAnswer: true);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, Sentences(5)));

        var parts = Parts(bench);
        Assert.All(parts, p => Assert.Equal(("POST", "/emea/v3/conversations/a%3Apersonal-alex/activities", "plain"), (p.Method, p.Address.AbsolutePath, p.Body!["textFormat"]!.GetValue<string>())));
        Assert.Equal([1, 2, 3, 4], parts.Select(p => p.Stream!["streamSequence"]!.GetValue<int>()));
        Assert.All(parts, p => Assert.Equal("streaming", p.Stream!["streamType"]!.GetValue<string>()));
        Assert.Equal([null, "sent-2", "sent-2", "sent-2"], parts.Select(p => p.Stream!["streamId"]?.GetValue<string>()));
        Assert.All(parts.Zip(parts[1..]), pair =>
        {
            Assert.StartsWith(TextOf(pair.First), TextOf(pair.Second), StringComparison.Ordinal);
            Assert.True(pair.Second.At - pair.First.At >= ShownProgress.StreamEvery);
        });
        var end = Assert.Single(bench.Connector.Messages);
        Assert.Equal(("POST", "final", "sent-2", null), (end.Method, end.Stream!["streamType"]!.GetValue<string>(), end.Stream["streamId"]!.GetValue<string>(), end.Stream["streamSequence"]));
        Assert.Equal($"<p>{Sentences(5).Trim()}</p>", TextOf(end));
        Assert.Equal("sent-6", note.MessageId);
    }

    [Fact]
    public async Task Answer_WithACardAtTheEndOfAStream_KeepsItsWordsAboveTheCard()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());

        await turn.ReportAsync("**Person 1** looks best", () => Parts(bench).Length == 1, isAnswer: true);
        await turn.AnswerAsync(Replies.Of("ranking"));

        Assert.Equal("Person 1 looks best", TextOf(Parts(bench)[0]));
        var end = Assert.Single(bench.Connector.Messages);
        Assert.Equal("<p><b>Person 1</b> looks best for <i>Fix the Kafka consumer</i> (12 h, due 9 Mar).</p>", TextOf(end));
        CardSchema.AssertCard(end.Card!);
        Assert.DoesNotContain("looks best", string.Concat(CardSchema.Find(end.Card!["body"], "text").Select(t => t.GetValue<string>())), StringComparison.Ordinal);
        Assert.Equal("Assign Person 1", end.Card!["actions"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answer_WithButtonsAloneAtTheEndOfAStream_IsACardAllTheSame()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());

        await turn.ReportAsync("Assign TASK-101", () => Parts(bench).Length == 1, isAnswer: true);
        await turn.AnswerAsync(Replies.Of("confirmation"));

        CardSchema.AssertCard(Assert.Single(bench.Connector.Messages).Card!);
    }

    [Fact]
    public async Task Answer_WhereOthersReadAlong_IsNotSeenBeforeItIsWhole()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, s_inChannel);

        turn.Report(Sentences(1), isAnswer: true);
        await turn.PassAsync(TimeSpan.FromSeconds(10));
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, Sentences(2)));

        Assert.Empty(Parts(bench));
        Assert.Equal("POST", Assert.Single(bench.Connector.Messages).Method);
    }

    [Fact]
    public async Task Answer_ThatIsForTheAskerAlone_LeavesNothingOfItWhereOthersRead()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, s_inChannel);

        await turn.ReportAsync("Reading 2 CVs...", () => bench.Connector.Messages.Length == 1);
        turn.Report("Grace knows COBOL.", isAnswer: true);
        await turn.PassAsync(TimeSpan.FromSeconds(5));
        await turn.AnswerAsync(Replies.Of("cv"));

        var there = bench.Connector.Messages.Where(m => m.Address.AbsolutePath.Contains("general", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["POST", "PUT"], there.Select(m => m.Method));
        Assert.Equal($"<p>{TeamsDelivery.SentAlone}</p>", TextOf(there[1]));
        Assert.DoesNotContain(there, m => m.Body!.ToJsonString().Contains("Grace", StringComparison.Ordinal));
        Assert.Contains(bench.Connector.Messages, m => m.Body!.ToJsonString().Contains("Grace", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "ContentStreamNotAllowed")]
    [InlineData(HttpStatusCode.BadRequest, "BadSyntax")]
    public async Task Stream_RefusedAtItsBeginning_BecomesAMessageThatIsChanged(HttpStatusCode status, string code)
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());
        bench.Connector.AnswerNext(status, code);

        await turn.ReportAsync(Sentences(1), () => Parts(bench).Length == 1, isAnswer: true);
        await turn.ReportAsync(Sentences(2), () => bench.Connector.Messages.Length == 1, isAnswer: true);
        await turn.ReportAsync(Sentences(3), () => bench.Connector.Messages.Length == 2, isAnswer: true);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, Sentences(4)));

        Assert.Single(Parts(bench));
        Assert.Equal(["POST", "PUT", "PUT"], bench.Connector.Messages.Select(m => m.Method));
        Assert.All(bench.Connector.Messages, m => Assert.Null(m.Stream));
        Assert.False((await bench.Known.FindAsync("teams:a:personal-alex", CancellationToken.None))!.IsBlocked);
    }

    [Fact]
    public async Task Stream_StoppedByTheReader_EndsAndTheAnswerComesAsAMessage()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());

        await turn.ReportAsync(Sentences(1), () => Parts(bench).Length == 1, isAnswer: true);
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "ContentStreamNotAllowed");
        await turn.ReportAsync(Sentences(2), () => Parts(bench).Length == 2, isAnswer: true);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, Sentences(3)));

        var answer = Assert.Single(bench.Connector.Messages);
        Assert.Equal(("POST", $"<p>{Sentences(3).Trim()}</p>", null), (answer.Method, TextOf(answer), answer.Stream));
    }

    [Fact]
    public async Task Stream_WhoseEndIsRefused_IsFollowedByTheAnswer()
    {
        using var bench = new TeamsBench();
        var note = new FakeNote();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message(), note);

        await turn.ReportAsync(Sentences(1), () => Parts(bench).Length == 1, isAnswer: true);
        bench.Connector.AnswerNext(HttpStatusCode.Forbidden, "ContentStreamNotAllowed");
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "Something else."));

        Assert.Equal(["final", null], bench.Connector.Messages.Select(m => m.Stream?["streamType"]?.GetValue<string>()));
        Assert.Equal("<p>Something else.</p>", TextOf(bench.Connector.Messages[1]));
        Assert.StartsWith("sent-", note.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OfAMinuteAndAHalf_IsEndedAndItsMessageIsChanged()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());

        await turn.ReportAsync(Sentences(1), () => Parts(bench).Length == 1, isAnswer: true);
        await turn.UntilAsync(() => bench.Connector.Messages.Length == 1);
        await turn.ReportAsync(Sentences(2), () => bench.Connector.Messages.Length == 2, isAnswer: true);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, Sentences(3)));

        var messages = bench.Connector.Messages;
        // The clock that is played may go on by some seconds between the beginning of the stream and the arrival of its first part.
        Assert.InRange(messages[0].At - Parts(bench)[0].At, ShownProgress.LongestStream - TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(115));
        Assert.Equal(["final", null, null], messages.Select(m => m.Stream?["streamType"]?.GetValue<string>()));
        Assert.Equal([$"<p>{Sentences(1).Trim()} …</p>", $"<p>{Sentences(2).Trim()}</p>", $"<p>{Sentences(3).Trim()}</p>"], messages.Select(TextOf));
        Assert.All(messages[1..], m => Assert.Equal(("PUT", "/emea/v3/conversations/a%3Apersonal-alex/activities/sent-3"), (m.Method, m.Address.AbsolutePath)));
    }

    [Fact]
    public async Task Stream_TextThatDoesNotGoOn_IsNotSent()
    {
        using var bench = new TeamsBench();
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message());

        await turn.ReportAsync("Anna is", () => Parts(bench).Length == 1, isAnswer: true);
        turn.Report("Bea is best", isAnswer: true);
        await turn.PassAsync(TimeSpan.FromSeconds(5));
        await turn.ReportAsync("Anna is best", () => Parts(bench).Length == 2, isAnswer: true);
        await turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "Anna is best."));

        Assert.Equal(["Anna is", "Anna is best"], Parts(bench).Select(TextOf));
    }

    private static ConnectorCall[] Parts(TeamsBench bench) => [.. bench.Connector.Calls.Where(c => c.Stream is not null && c.Body!["type"]!.GetValue<string>() == "typing")];

    private static string TextOf(ConnectorCall call) => call.Body!["text"]!.GetValue<string>();

    private static string Sentences(int count) => string.Concat(Enumerable.Repeat(Sentence, count));
}
