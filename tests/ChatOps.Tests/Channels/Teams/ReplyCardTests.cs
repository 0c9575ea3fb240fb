using System.Text.Json.Nodes;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Presses;
using CsCheck;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Replies as Adaptive Cards.</summary>
public sealed class ReplyCardTests : IDisposable
{
    private static readonly PressOwner Owner = new(TeamsBench.Alex, "19:general@thread.tacv2;messageid=1700000000000", "teams:19:general@thread.tacv2;messageid=1700000000000");

    private readonly TeamsBench _bench = new();
    private readonly ReplyCard _cards;

    public ReplyCardTests() => _cards = new ReplyCard(_bench.Seals, _bench.Pages);

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Kinds => ["ranking", "comparison", "cv", "progress", "confirmation", "error", "picture", "two rankings", "everything at once"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EveryKindOfReply_IsACardOfUpTo28Kilobytes(string kind)
    {
        var card = Card(Replies.Of(kind), Owner);

        CardSchema.AssertCard(card);
        Assert.Contains(CardWords.Plain(Replies.Of(kind).Text).Split('\n')[0], CardSchema.Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Ranking_ShowsNamesScoresSuccessHoursAndReasonsToUnfold()
    {
        var card = Card(Replies.Of("ranking"), Owner);

        var words = CardSchema.Words(card);
        foreach (var expected in new[] { "1  Person 1", "Success 87 % (78-93) · 12 h free a week", "+40", "knows Kafka (expert)", "Assign Person 1", "Why", "Reasons", "Compare 1 and 2" })
            Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Equal(5, CardSchema.Find(card, "targetElements").Count());
        Assert.Contains("1. Person 1, 82 points, success 87 % (78-93)", card["speak"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Score_IsABarAsWideAsItsPoints()
    {
        var card = Card(Replies.Of("ranking"), Owner);

        var bar = CardSchema.Find(card, "inlines").Select(c => c.AsArray()).First(c => c.Any(i => i!["color"]?.GetValue<string>() == "Accent"));
        Assert.Equal([20, 4], bar.Select(c => c!["text"]!.GetValue<string>().Length)); // 82 of 100 points
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Of_ScoreAtItsEnds_HasNoEmptyPart(int score)
    {
        var reply = new Reply { Outcome = ReplyOutcome.Allowed, Text = "x", Blocks = [new RankingBlock("T", "t", [Replies.Person(1) with { Score = score }])] };

        var card = Card(reply, Owner);
        CardSchema.AssertCard(card);
        Assert.All(CardSchema.Find(card, "inlines").SelectMany(i => i.AsArray()), run => Assert.NotEmpty(run!["text"]!.GetValue<string>()));
    }

    [Fact]
    public void Of_Buttons_AreExecuteWithSubmitForOlderClientsAndOpenAgain()
    {
        var card = Card(Replies.Of("confirmation"), Owner);

        var yes = card["actions"]![0]!;
        Assert.Equal(("Action.Execute", "positive", "Action.Submit"), (yes["type"]!.GetValue<string>(), yes["style"]!.GetValue<string>(), yes["fallback"]!["type"]!.GetValue<string>()));
        var seal = yes["fallback"]!["data"]!["press"]!.GetValue<string>();
        Assert.Equal(yes["data"]!["press"]!.GetValue<string>(), seal);
        var press = _bench.Seals.Open(seal, TeamsBench.Alex, Owner.ShownIn);
        Assert.Equal((PressVerdict.Good, "confirmation.answer", "yes", true), (press.Verdict, press.Call!.Function, press.Call["answer"], press.IsOfQuestion));
    }

    [Fact]
    public void Of_NobodysCard_HasNoButtons()
    {
        var card = Card(Replies.Of("ranking"), owner: null);

        CardSchema.AssertCard(card);
        Assert.Empty(CardSchema.Find(card, "verb"));
    }

    /// <summary>Titles come from imports, names from directories: none of it may become a link, a picture or a mention.</summary>
    [Theory]
    [InlineData("[click](https://evil.example)")]
    [InlineData("![x](https://evil.example/x.png)")]
    [InlineData("<at>everyone</at> <img src=x onerror=alert(1)>")]
    [InlineData("# big\n- list")]
    public void Of_MarkdownInNames_IsShownAsItIs(string name)
    {
        var reply = new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**{name}** looks best",
            Blocks = [new RankingBlock("T", name, [Replies.Person(1) with { Name = name, Summary = name }]), new TableBlock(name, [name], [[name]]), new FactsBlock(name, [new Fact(name, name)])],
        };

        var card = Card(reply, Owner);

        CardSchema.AssertCard(card);
        Assert.All(CardSchema.Find(card, "text").Where(t => t.GetValue<string>().Contains("evil", StringComparison.Ordinal)), t => Assert.Equal("TextRun", t.Parent!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void Of_LargeReply_GivesUpDetailsStepByStepAndSaysSo()
    {
        var reply = new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = "Many rows.",
            Blocks = [new TableBlock("Rows", ["a", "b", "c"], [.. Enumerable.Range(0, 500).Select(n => (IReadOnlyList<string>)[$"row {n}", new string('ö', 300), new string('x', 300)])])],
        };

        var card = Card(reply, Owner);

        CardSchema.AssertCard(card);
        Assert.Contains("more rows did not fit here", CardSchema.Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WildReplies_AreAlwaysCards()
    {
        var text = Gen.OneOf(Gen.String[0, 300], Gen.Const("\ud83d\ude80"), Gen.Const(new string('ä', 2_000)), Gen.Const("**a** *b* **"), Gen.Const("\n\n \n"));
        var button = text.Select(t => new ReplyButton(t.Length == 0 ? "b" : t, t, PlannedCall.Of("ranking.rank_candidates", ("task", t))));
        var line = Gen.Select(text, Gen.Int[-100, 100], (t, p) => new ScoreLine(t, p, null));
        var person = Gen.Select(text, Gen.Int[-5, 200], line.Array[0, 12], button.Array[0, 9], (t, s, lines, buttons) => Replies.Person(1) with { Name = t, Summary = t, Score = s, Reasons = lines, Parts = lines, Buttons = buttons, FreeHours = null });
        var block = Gen.OneOf<ReplyBlock>(
            Gen.Select(text, person.Array[0, 30], (t, p) => (ReplyBlock)new RankingBlock(t, t, p)),
            Gen.Select(text, text.Array[1, 5], Gen.Int[0, 80], (t, c, n) => (ReplyBlock)new TableBlock(t, c, [.. Enumerable.Repeat((IReadOnlyList<string>)c, n)])),
            Gen.Select(text, text.Array[0, 50], (t, f) => (ReplyBlock)new FactsBlock(t, [.. f.Select(v => new Fact(v, v))])));
        var reply = Gen.Select(text, block.Array[0, 4], button.Array[0, 9], text, Gen.Enum<ReplyOutcome>(), (t, blocks, buttons, note, outcome) => new Reply { Outcome = outcome, Text = t.Trim().Length == 0 ? "x" : t, Blocks = blocks, Buttons = buttons, Note = note });

        reply.Sample(r => CardSchema.AssertCard(Card(r, Owner)), iter: 80, threads: 1);
    }

    /// <summary>The schema itself refuses what is no card, so that the tests above can fail.</summary>
    [Theory]
    [InlineData("$.body[0].type", "Carousel")]
    [InlineData("$.version", "1.6")]
    [InlineData("$.body[0].colour", "red")]
    [InlineData("$.fallbackText", "")]
    [InlineData("$.actions[0].data", "text")]
    public void Schema_WhatIsNoCard_IsNotAllowed(string path, string value)
    {
        var card = Card(Replies.Of("confirmation"), Owner);
        Assert.True(CardSchema.Allows(card));

        JsonNode node = card;
        var steps = path[2..].Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            node = step == "0" ? node[0]! : node[step]!;
        node[steps[^1]] = value;

        Assert.False(CardSchema.Allows(card));
    }

    private JsonObject Card(Reply reply, PressOwner? owner) => _cards.Of(reply, owner) ?? throw new InvalidOperationException("It fits into no card.");
}
