using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Intake;

/// <summary>The delivery note that is kept with the event.</summary>
internal sealed class StoredDelivery(IChannelEventStore store, long id, string host, string? messageId) : IDeliveryNote
{
    public string? MessageId { get; private set; } = messageId;

    public async Task NoteAsync(string messageId, CancellationToken cancellationToken)
    {
        if (!await store.NoteMessageAsync(id, host, messageId, cancellationToken))
            throw new TryLaterException("Another host works on this event now.");
        MessageId = messageId;
    }
}
