using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>A delivery note of a host that ends before it can note something.</summary>
/// <param name="isLast">What it can't note any more.</param>
internal sealed class BreakingNote(Func<string, bool> isLast) : IDeliveryNote
{
    public string? MessageId { get; private set; }

    public Task NoteAsync(string messageId, CancellationToken cancellationToken)
    {
        if (isLast(messageId))
            throw new IOException("The host has ended.");
        MessageId = messageId;
        return Task.CompletedTask;
    }
}
