using System.Net;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Tests.Channels.Teams;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels;

/// <summary>Answers that don't fit, with a page to link to and without one.</summary>
public sealed class ReplyPagesTests
{
    private const string Address = "https://chatops.example.com/team";
    private const string OfTask = Address + "/dashboard/tasks/TASK-101";

    [Fact]
    public void Of_AnswerAboutATask_IsItsPageAndElseTheChat()
    {
        var pages = new ReplyPages(Options.Create(new ChannelOptions { PublicAddress = new Uri(Address) }));
        var button = new ReplyButton("Why", "Why?", PlannedCall.Of("ranking.explain_ranking", ("task", "A/1 ?")));

        Assert.Equal(OfTask, pages.Of(Replies.Of("ranking"))!.AbsoluteUri);
        Assert.Equal(Address + "/dashboard/tasks/A%2F1%20%3F", pages.Of(Reply.Of(ReplyOutcome.Allowed, "x", button))!.AbsoluteUri);
        Assert.Equal(Address + "/", pages.Of(Reply.Of(ReplyOutcome.Allowed, "x"))!.AbsoluteUri);
        Assert.Null(new ReplyPages(Options.Create(new ChannelOptions())).Of(Replies.Of("ranking")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Teams_ShorterCard_HasALinkToThePage(bool hasAddress)
    {
        using var bench = new TeamsBench(settings: ("Channels:PublicAddress", hasAddress ? Address : null));
        bench.Agent.Answer = (_, _) => Task.FromResult(Large());
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync();

        var card = bench.Connector.Messages[^1].Card!;
        CardSchema.AssertCard(card.AsObject());
        Assert.Equal(hasAddress ? [("Open in the browser", OfTask)] : [], card["actions"]!.AsArray().Where(a => a!["type"]!.GetValue<string>() == "Action.OpenUrl").Select(a => (a!["title"]!.GetValue<string>(), a["url"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Teams_WholeCard_HasNoLink()
    {
        using var bench = new TeamsBench(settings: ("Channels:PublicAddress", Address));
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("comparison"));
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync();

        Assert.DoesNotContain("Action.OpenUrl", bench.Connector.Messages[^1].Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Teams_SmallestCardTooLarge_IsWordsAlone(bool hasAddress)
    {
        using var bench = new TeamsBench(settings: ("Channels:PublicAddress", hasAddress ? Address : null));
        bench.Agent.Answer = (_, _) => Task.FromResult(Enormous());
        await bench.PostAsync(TeamsBench.Message());

        await bench.WorkAsync();

        var message = bench.Connector.Messages[^1];
        var text = WebUtility.HtmlDecode(message.Body!["text"]!.GetValue<string>());
        Assert.Null(message.Card);
        Assert.Contains("Many pictures.", text, StringComparison.Ordinal);
        Assert.Contains("There is more to it than fits here", text, StringComparison.Ordinal);
        Assert.Equal(hasAddress, text.Contains($"<a href=\"{Address}/\">Open in the browser</a>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Slack_WhatDoesNotFit_HasALinkToThePage(bool hasAddress)
    {
        using var bench = new SlackBench(settings: ("Channels:PublicAddress", hasAddress ? Address : null));
        bench.Agent.Answer = (_, _) => Task.FromResult(Enormous());
        await bench.PostEventAsync(SlackBench.Message());
        await bench.WorkAsync();
        var cut = bench.Slack.Messages.Single().Value.Words;

        bench.Slack.Disturb = call => Task.FromResult(call.Blocks.Count > 10 ? FakeSlack.Error("msg_blocks_too_long") : null);
        await bench.PostEventAsync(SlackBench.Message(ts: "1700000000.000900"), "Ev2");
        await bench.WorkAsync();
        var words = bench.Slack.Messages.OrderBy(m => m.Key.Ts, StringComparer.Ordinal).Last().Value.Words;

        Assert.All([cut, words], shown => Assert.Equal(hasAddress, shown.Contains($"<{Address}/|Open in the browser>", StringComparison.Ordinal)));
        Assert.Contains("more parts did not fit here", cut, StringComparison.Ordinal);
        Assert.Contains("There is more to it than fits here", words, StringComparison.Ordinal);
    }

    private static Reply Large() => Replies.Of("ranking") with
    {
        Blocks = [new RankingBlock("TASK-101", "t", [.. Enumerable.Range(1, 5).Select(n => Replies.Person(n) with { Reasons = [.. Enumerable.Repeat(new ScoreLine(new string('r', 900), 1, null), 20)] })])],
    };

    private static Reply Enormous() => new()
    {
        Outcome = ReplyOutcome.Allowed,
        Text = "Many pictures.",
        Blocks = [.. Enumerable.Range(1, 200).Select(n => new PictureBlock(null, new byte[1], new string('p', 300), new TableBlock(null, ["a"], [])))],
    };
}
