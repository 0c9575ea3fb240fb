using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Channels.Teams;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>What every channel must do: the same turn in, the same meaning out.</summary>
public abstract class ChannelContract
{
    public static TheoryData<string, string[]> Meanings => new()
    {
        { "ranking", ["looks best for", "Person 1", "82", "87 % (78-93)", "12 h free a week", "Person 5", "Advice, not a decision"] },
        { "comparison", ["is ahead of", "Side by side", "Score", "82", "74", "80 % (70-88)", "Skills", "+35"] },
        { "cv", ["Grace Hopper", "grace@example.com", "12 years", "COBOL", "Master"] },
        { "progress", ["fold 3 of 5", "60 %", "00:42"] },
        { "confirmation", ["TASK-101", "36 of 40 h a week"] },
        { "error", ["The store is away. Please try again in a minute; nothing was changed."] },
        { "picture", ["A line that rises from 61 to 74 %.", "Week", "61 %", "74 %"] },
    };

    public static TheoryData<string, string[]> Pressables => new()
    {
        { "ranking", ["Assign Person 1", "Compare 1 and 2"] },
        { "cv", ["Save", "Correct", "Match"] },
        { "progress", ["Stop"] },
        { "confirmation", ["Yes", "No"] },
        { "comparison", [] },
        { "error", [] },
    };

    protected abstract PlayedChannel Play();

    [Fact]
    public async Task Say_Words_BecomeATurnOfAVerifiedManagerAndAreAnsweredOnce()
    {
        using var channel = Play();

        await channel.SayAsync("who should take TASK-101 & why?");

        var turn = Assert.Single(channel.Agent.Turns);
        Assert.Equal(("who should take TASK-101 & why?", Role.Manager, "U03"), (turn.Text, turn.Speaker.Role, turn.Speaker.PersonId));
        Assert.NotEmpty(turn.EventId);
        Assert.Contains("You said who should take TASK-101 & why?", channel.Words, StringComparison.Ordinal);
        Assert.Equal(1, channel.Answers);
    }

    [Fact]
    public async Task Say_TwoThings_AreTwoTurnsOfOneConversation()
    {
        using var channel = Play();

        await channel.SayAsync("one");
        await channel.SayAsync("two");

        Assert.Equal(["one", "two"], channel.Agent.Turns.Select(t => t.Text));
        Assert.Single(channel.Agent.Turns.Select(t => t.ConversationId).Distinct());
        Assert.Equal(2, channel.Agent.Turns.Select(t => t.EventId).Distinct().Count());
        Assert.Equal(2, channel.Answers);
    }

    [Theory]
    [MemberData(nameof(Meanings))]
    public async Task Say_ReplyOfAnyKind_ShowsWhatItMeans(string kind, string[] meaning)
    {
        using var channel = Play();
        channel.Agent.Answer = (_, _) => Task.FromResult(Replies.Of(kind));

        await channel.SayAsync("show me");

        foreach (var part in meaning)
            Assert.Contains(part, channel.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_MarkupInATitle_IsShownAsItIs()
    {
        using var channel = Play();
        channel.Agent.Answer = (_, _) => Task.FromResult(new Reply { Outcome = ReplyOutcome.Allowed, Text = "See <b> & [x](http://evil.example).", Blocks = [new FactsBlock(null, [new Fact("Title", "<script> & <!channel>")])] });

        await channel.SayAsync("show me");

        Assert.Contains("See <b> & [x](http://evil.example).", channel.Words, StringComparison.Ordinal);
        Assert.Contains("<script> & <!channel>", channel.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pressables))]
    public async Task Say_ReplyWithButtons_OffersThemAndNoOthers(string kind, string[] labels)
    {
        using var channel = Play();
        channel.Agent.Answer = (_, _) => Task.FromResult(Replies.Of(kind) with { Blocks = [] });

        await channel.SayAsync("show me");

        Assert.Equal(labels, channel.Buttons);
    }

    [Fact]
    public async Task Press_Button_CarriesItsCallAndItsSentence()
    {
        using var channel = Play();
        channel.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("ranking"));
        await channel.SayAsync("who should take TASK-101?");

        await channel.PressAsync("Compare 1 and 2");

        var pressed = channel.Agent.Turns[^1];
        Assert.Equal(("ranking.assign_task", "TASK-101", "U01", "Compare 1 and 2, please, for TASK-101"), (pressed.Pressed!.Function, pressed.Pressed["task"], pressed.Pressed["person"], pressed.Text));
        Assert.Equal(channel.Agent.Turns[0].ConversationId, pressed.ConversationId);
        Assert.Equal("U03", pressed.Speaker.PersonId);
    }

    [Fact]
    public async Task Press_YesOfAQuestion_LeavesTheOutcomeAndNothingToPress()
    {
        using var channel = Play();
        channel.Agent.Answer = (turn, _) => Task.FromResult(turn.Pressed is null ? Replies.Of("confirmation") : Reply.Of(ReplyOutcome.Confirmed, "Done: **TASK-101** is Person 1's."));
        await channel.SayAsync("assign TASK-101 to Person 1");

        await channel.PressAsync("Yes");

        Assert.Equal(("confirmation.answer", "0193a", "yes"), (channel.Agent.Turns[^1].Pressed!.Function, channel.Agent.Turns[^1].Pressed!["id"], channel.Agent.Turns[^1].Pressed!["answer"]));
        Assert.Contains("TASK-101", channel.Words, StringComparison.Ordinal);
        Assert.Contains("is Person 1's.", channel.Words, StringComparison.Ordinal);
        Assert.Empty(channel.Buttons);
    }
}
