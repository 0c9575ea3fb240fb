using System.Globalization;
using ChatOps.Agent.Conversations;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>What channels must do besides whose files lie elsewhere and are fetched.</summary>
public abstract class FetchingChannelContract : WorkingChannelContract
{
    [Fact]
    public async Task Say_MoreFilesThanATurnTakes_SaysSoAndReadsNone()
    {
        using var channel = Play();

        await channel.SayAsync("", [.. Enumerable.Range(0, Turn.MaxFiles + 1).Select(n => new TurnFile(string.Create(CultureInfo.InvariantCulture, $"{n}.pdf"), "%PDF"u8.ToArray()))]);

        Assert.Empty(channel.Agent.Turns);
        Assert.Contains("That are 51 files; I read up to 50 at once. Please send them in parts.", channel.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_OneBadFileOfThree_ReadsTheOthersAndSaysWhatIsWrongWithIt()
    {
        using var channel = Play();

        await channel.SayAsync("read these", [new("a.pdf", "%PDF"u8.ToArray()), new("large.pdf", new byte[1_000_001]), new("c.pdf", "%PDF"u8.ToArray())]);

        Assert.Equal(["a.pdf", "c.pdf"], Assert.Single(channel.Agent.Turns).Files.Select(f => f.Name));
        Assert.Contains("You said read these", channel.Words, StringComparison.Ordinal);
        Assert.Contains("large.pdf is larger than 1 MB. Please send a smaller one.", channel.Words, StringComparison.Ordinal);
    }
}
