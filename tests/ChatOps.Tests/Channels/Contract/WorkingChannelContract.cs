using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>What channels must do besides that take files and show how far an answer is.</summary>
public abstract class WorkingChannelContract : ChannelContract
{
    [Fact]
    public async Task Say_WithAFile_BringsBoth()
    {
        using var channel = Play();

        await channel.SayAsync("read this", [new TurnFile("cv.pdf", "%PDF-1.7"u8.ToArray())]);

        var turn = Assert.Single(channel.Agent.Turns);
        Assert.Equal(("read this", "cv.pdf", "%PDF-1.7"), (turn.Text, Assert.Single(turn.Files).Name, System.Text.Encoding.ASCII.GetString(turn.Files[0].Content.Span)));
    }

    [Fact]
    public async Task Say_SomethingThatTakesLong_ShowsHowFarItIsAndThenTheAnswerAlone()
    {
        using var channel = Play();
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Agent.Answer = async (_, progress) =>
        {
            progress!.Report(new TurnProgress("Reading 3 of 12 CVs", 0.25));
            await goOn.Task;
            return Reply.Of(ReplyOutcome.Allowed, "All twelve are read.");
        };
        var shown = "";

        await channel.SayAsync("read these", meanwhile: () =>
        {
            shown = channel.Words;
            goOn.TrySetResult();
        });

        Assert.Contains("Reading 3 of 12 CVs", shown, StringComparison.Ordinal);
        Assert.Contains("All twelve are read.", channel.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading", channel.Words, StringComparison.Ordinal);
        Assert.Equal(1, channel.Answers);
    }
}
