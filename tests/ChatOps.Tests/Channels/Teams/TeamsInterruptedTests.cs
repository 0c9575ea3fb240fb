using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>A host that ends between sending an answer and noting it: the answer may stand there twice, and says so.</summary>
public sealed class TeamsInterruptedTests
{
    [Fact]
    public async Task Interrupted_BeforeTheMessageWasNoted_SendsItAgainAndSaysSo()
    {
        using var bench = new TeamsBench();
        var note = await BreakOffAsync(bench, kept => kept.StartsWith("sent-", StringComparison.Ordinal));
        Assert.True(DeliveryMark.Read(note.MessageId).IsSending);
        Assert.DoesNotContain(InterruptedReply.Sentence, bench.Connector.Messages[0].Body!.ToJsonString(), StringComparison.Ordinal);

        await AgainAsync(bench, note);

        Assert.Equal(2, bench.Connector.Messages.Length);
        Assert.Equal($"<p>You said who should take TASK-101?</p><p>{InterruptedReply.Sentence}</p>", bench.Connector.Messages[1].Body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Interrupted_ACard_SaysSoAtItsEnd()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("ranking"));
        var note = await BreakOffAsync(bench, kept => kept.StartsWith("sent-", StringComparison.Ordinal));

        await AgainAsync(bench, note);

        var card = bench.Connector.Messages[1].Card!;
        CardSchema.AssertCard(card);
        Assert.EndsWith(InterruptedReply.Sentence, string.Concat(CardSchema.Find(card["body"], "text").Select(t => t.GetValue<string>())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_BeforeItWasSent_IsSaidAllTheSame()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync(new FakeNote { MessageId = "sending\n" });

        Assert.EndsWith($"<p>{InterruptedReply.Sentence}</p>", Assert.Single(bench.Connector.Messages).Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_AnAnswerForTheAskerAlone_SaysSoThereAndNotInTheHint()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        var asked = TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message()));
        var note = await BreakOffAsync(bench, kept => kept.StartsWith("alone", StringComparison.Ordinal), asked);

        await AgainAsync(bench, note, asked);

        Assert.Equal(3, bench.Connector.Messages.Length); // twice alone, one hint
        Assert.Contains(InterruptedReply.Sentence, bench.Connector.Messages[1].Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal($"<p>{TeamsDelivery.SentAlone}</p>", bench.Connector.Messages[2].Body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Interrupted_AtTheHint_SaysSoThereAndSendsNothingAloneAgain()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("cv"));
        var asked = TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message()));
        var note = await BreakOffAsync(bench, kept => kept.StartsWith("alone\nsent-", StringComparison.Ordinal), asked);

        await AgainAsync(bench, note, asked);

        Assert.Equal(3, bench.Connector.Messages.Length); // alone, and twice the hint
        Assert.Contains(InterruptedReply.Sentence, bench.Connector.Messages[2].Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith($"<p>{TeamsDelivery.SentAlone}</p>", bench.Connector.Messages[2].Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>A connector that said no has not taken it, and nobody needs to be told.</summary>
    [Fact]
    public async Task Refused_ThenSentInTheNextAttempt_SaysNothingOfIt()
    {
        using var bench = new TeamsBench();
        var note = new FakeNote();
        bench.Agent.Answer = (_, _) =>
        {
            bench.Connector.AnswerNext(HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromSeconds(90));
            return Task.FromResult(Replies.Of("error"));
        };
        await bench.PostAsync(TeamsBench.Message());
        await Assert.ThrowsAsync<TryLaterException>(() => bench.WorkAsync(note));

        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("error"));
        await AgainAsync(bench, note);

        Assert.Equal(2, bench.Connector.Messages.Length);
        Assert.DoesNotContain(InterruptedReply.Sentence, bench.Connector.Messages[1].Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_WhileAnAnswerWasStreamed_SendsAllOfItAndSaysSo()
    {
        using var bench = new TeamsBench();
        var note = new BreakingNote(kept => kept.StartsWith("sent-", StringComparison.Ordinal));
        var turn = await HeldTurn.BeginAsync(bench, TeamsBench.Message(), note);
        await turn.ReportAsync("Anna looks best.", () => bench.Connector.Calls.Any(c => c.Stream is not null), isAnswer: true);
        await Assert.ThrowsAsync<IOException>(() => turn.AnswerAsync(Reply.Of(ReplyOutcome.Allowed, "Anna looks best. Bea is next.")));

        bench.Agent.Answer = (_, _) => Task.FromResult(Reply.Of(ReplyOutcome.Allowed, "Anna looks best. Bea is next."));
        await AgainAsync(bench, note);

        Assert.Equal($"<p>Anna looks best. Bea is next.</p><p>{InterruptedReply.Sentence}</p>", bench.Connector.Messages[^1].Body!["text"]!.GetValue<string>());
        Assert.Equal("POST", bench.Connector.Messages[^1].Method);
    }

    private static async Task<BreakingNote> BreakOffAsync(TeamsBench bench, Func<string, bool> isLast, JsonObject? asked = null)
    {
        var note = new BreakingNote(isLast);
        await bench.PostAsync(asked ?? TeamsBench.Message());
        await Assert.ThrowsAsync<IOException>(() => bench.WorkAsync(note));
        return note;
    }

    /// <summary>The next attempt at the same event.</summary>
    private static async Task AgainAsync(TeamsBench bench, IDeliveryNote note, JsonObject? asked = null)
    {
        var again = (asked ?? TeamsBench.Message()).DeepClone().AsObject();
        again["id"] = "again";
        await bench.PostAsync(again);
        await bench.WorkAsync(new FakeNote { MessageId = note.MessageId });
    }
}
