using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Refusals as they were noted.</summary>
internal sealed class FakeRefusals(string expected = "teams") : IChannelRefusals
{
    public List<(string Code, ChannelUser? Sender)> Notes { get; } = [];

    public string[] Codes => [.. Notes.Select(n => n.Code)];

    public Task NoteAsync(string channel, string code, ChannelUser? sender, CancellationToken cancellationToken)
    {
        Assert.Equal(expected, channel);
        Notes.Add((code, sender));
        return Task.CompletedTask;
    }
}
