using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Tests.Channels.Teams;
using CsCheck;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Replies in Block Kit, whatever is in them.</summary>
public sealed class ReplyBlocksTests
{
    private static readonly PressOwner Owner = new(SlackBench.Alex, "slack:T0TEAM/C0GENERAL", "slack:T0TEAM/C0GENERAL/1700000000.000100");

    public static TheoryData<string> Kinds => ["ranking", "two rankings", "comparison", "cv", "progress", "confirmation", "error", "picture", "everything at once"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EveryKind_IsWithinTheLimits(string kind)
    {
        using var bench = new SlackBench();

        var message = new ReplyBlocks(bench.Seals, bench.Pages).Of(Replies.Of(kind), Owner);

        Assert.Empty(BlockKit.Problems(message.Blocks, 50));
        Assert.True(message.Text.Length is > 0 and <= 600 && BlockKit.IsEscaped(message.Text));
    }

    [Fact]
    public void Of_Ranking_SaysEverythingThatMatters()
    {
        using var bench = new SlackBench();

        var words = string.Join('\n', BlockKit.Texts(new ReplyBlocks(bench.Seals, bench.Pages).Of(Replies.Of("ranking"), Owner).Blocks));

        foreach (var part in (string[])["*Person 1* looks best for _Fix the Kafka consumer_", "*1  Person 1*  82 points", "█████", "Success 87 % (78-93) · 12 h free a week", "*+40* knows Kafka", "Assign Person 1", "Ranking v7"])
            Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Table_IsAlignedAndCutAtAHundredRows()
    {
        using var bench = new SlackBench();
        var table = new TableBlock("Tasks", ["Task", "Hours"], [.. Enumerable.Range(1, 130).Select(n => (IReadOnlyList<string>)[$"TASK-{n}", "8"])]);

        var message = new ReplyBlocks(bench.Seals, bench.Pages).Of(Reply.Of(ReplyOutcome.Allowed, "All.") with { Blocks = [table] }, Owner);

        var words = string.Join('\n', BlockKit.Texts(message.Blocks));
        Assert.Contains("```\nTask      Hours\n---------------\nTASK-1    8\n", words, StringComparison.Ordinal);
        Assert.Contains("TASK-100", words, StringComparison.Ordinal);
        Assert.DoesNotContain("TASK-101", words, StringComparison.Ordinal);
        Assert.Contains("30 more rows did not fit here.", words, StringComparison.Ordinal);
        Assert.Empty(BlockKit.Problems(message.Blocks, 50));
    }

    [Fact]
    public void Of_MarkupInTitles_CallsNobodyAndLinksNowhere()
    {
        using var bench = new SlackBench();
        const string nasty = "<!channel> <https://evil.example|log in> & ``` *x*";
        var reply = new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = nasty,
            Note = nasty,
            Blocks =
            [
                new TableBlock(nasty, [nasty, "b"], [[nasty, nasty]]), new FactsBlock(nasty, [new Fact(nasty, nasty)]),
                new RankingBlock("T", nasty, [Replies.Person(1) with { Name = nasty, Summary = nasty, Reasons = [new ScoreLine(nasty, 1, null)] }]),
                new PictureBlock(nasty, default, nasty, new TableBlock(null, ["a"], [[nasty]])),
            ],
            Buttons = [new ReplyButton(nasty, nasty, PlannedCall.Of("x"))],
        };

        var message = new ReplyBlocks(bench.Seals, bench.Pages).Of(reply, Owner);

        Assert.Empty(BlockKit.Problems(message.Blocks, 50));
        Assert.All(BlockKit.Texts(message.Blocks).Where(t => t.StartsWith("```", StringComparison.Ordinal)), t => Assert.Equal(2, t.Split("```").Length - 1));
    }

    [Fact]
    public void Of_MoreThanFiftyBlocks_KeepsItsButtonsAndSaysWhatIsMissing()
    {
        using var bench = new SlackBench();
        var facts = Enumerable.Range(0, 80).Select(n => (ReplyBlock)new FactsBlock(null, [new Fact("n", $"{n}")])).ToArray();

        var message = new ReplyBlocks(bench.Seals, bench.Pages).Of(Replies.Of("confirmation") with { Blocks = facts }, Owner);

        Assert.Equal(50, message.Blocks.Count);
        Assert.Equal("actions", message.Blocks[^1]!["type"]!.GetValue<string>());
        Assert.Contains("33 more parts did not fit", message.Blocks[^2]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(BlockKit.Problems(message.Blocks, 50));
    }

    [Fact]
    public void Of_LongSentenceBehindAButton_LeavesRoomForTheCall()
    {
        using var bench = new SlackBench();
        var call = PlannedCall.Of("ranking.assign_task", ("task", "TASK-101"), ("person", "U01"));
        var reply = Reply.Of(ReplyOutcome.Allowed, "Well?", new ReplyButton("Assign", new string('ß', 5_000), call), new ReplyButton("Never", "x", PlannedCall.Of("x", ("y", new string('z', 5_000)))));

        var buttons = new ReplyBlocks(bench.Seals, bench.Pages).Of(reply, Owner).Blocks[^1]!["elements"]!.AsArray();

        var opened = bench.Seals.Open(Assert.Single(buttons)!["value"]!.GetValue<string>(), SlackBench.Alex, Owner.ShownIn);
        Assert.Equal(("ranking.assign_task", "Assign"), (opened.Call!.Function, opened.Says));
    }

    [Fact]
    public void Of_WildReplies_AreWithinTheLimits()
    {
        using var bench = new SlackBench();
        var text = Gen.OneOf(Gen.String, Gen.String[Gen.Char["*_`~<>&\n a"], 0, 400], Gen.Const(new string('&', 9_000)), Gen.Const("**" + new string('<', 4_000) + "**"), Gen.Const(""));
        var table = Gen.Select(text, text.Array[1, 6], text.Array[0, 12]).Select(t =>
            (ReplyBlock)new TableBlock(t.Item1, t.Item2, [.. t.Item3.Select(c => (IReadOnlyList<string>)[.. t.Item2.Select(_ => c)])]));
        var facts = Gen.Select(text, text.Array[0, 30]).Select(f => (ReplyBlock)new FactsBlock(f.Item1, [.. f.Item2.Select(v => new Fact(v, v))]));
        var ranking = Gen.Select(text, Gen.Int[0, 12]).Select(r => (ReplyBlock)new RankingBlock("T", r.Item1, [.. Enumerable.Range(1, r.Item2).Select(n => Replies.Person(n) with
        {
            Name = r.Item1, Summary = r.Item1, Score = 10 * n, Reasons = [.. Enumerable.Range(0, n).Select(_ => new ScoreLine(r.Item1, n, null))], Buttons = [.. Enumerable.Range(0, 3 * n).Select(_ => new ReplyButton(r.Item1, r.Item1, PlannedCall.Of("x")))],
        })]));
        var blocks = new ReplyBlocks(bench.Seals, bench.Pages);

        Gen.Select(text, Gen.OneOf(table, facts, ranking).Array[0, 20]).Sample(
            r =>
            {
                var reply = new Reply { Outcome = ReplyOutcome.Confirm, Text = r.Item1.Length == 0 ? "x" : r.Item1, Blocks = r.Item2, Note = r.Item1, Buttons = [new ReplyButton(r.Item1, r.Item1, PlannedCall.Of("x"))] };
                Assert.Empty(BlockKit.Problems(blocks.Of(reply, Owner).Blocks, 50));
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Pack_Anything_IsShortEnoughAndLosesNoLine()
    {
        Gen.String[Gen.Char["ab&<"], 0, 50].Array[0, 200].Sample(lines =>
        {
            var escaped = lines.Select(BlockText.Escape).Where(l => l.Length > 0).ToArray();
            var parts = BlockText.Pack(escaped, "\n", 300).ToArray();
            Assert.All(parts, p => Assert.InRange(p.Length, 1, 300));
            Assert.Equal(string.Join('\n', escaped), string.Join('\n', parts));
        }, threads: 1);
    }
}
