namespace ChatOps.Channels.Intake;

/// <summary>Works on the events of one channel. Events of one conversation come one at a time, in the order of their arrival.</summary>
public interface IChannelEventHandler
{
    /// <summary>The channel whose events it takes.</summary>
    string Channel { get; }

    /// <summary>Which conversation an event belongs to, for the order.</summary>
    string ConversationOf(ChannelEvent arrived);

    /// <summary>Works on an event until its answer is delivered. Called again after a crash, with what was noted by then.</summary>
    /// <exception cref="TryLaterException">The channel can't take it now. Any other exception makes a new attempt too, after a while.</exception>
    Task HandleAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken);

    /// <summary>Says, where that is possible, that an event was tried often enough and that the person should ask again. Tried once, for seconds only.</summary>
    Task ApologizeAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken);
}
