using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>A delivery note in memory.</summary>
internal sealed class FakeNote : IDeliveryNote
{
    public string? MessageId { get; set; }

    public Task NoteAsync(string messageId, CancellationToken cancellationToken)
    {
        MessageId = messageId;
        return Task.CompletedTask;
    }
}
