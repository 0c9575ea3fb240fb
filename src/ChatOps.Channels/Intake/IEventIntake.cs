namespace ChatOps.Channels.Intake;

/// <summary>Takes verified events: kept first, acknowledged then, worked on after that (verify, store, acknowledge, process).</summary>
public interface IEventIntake
{
    /// <summary>Keeps an event so that it is worked on once, even if this host ends before it is.</summary>
    /// <returns>False if the event is known: a second delivery, to be acknowledged and nothing else.</returns>
    /// <exception cref="ArgumentException">Its ids are longer than 512 characters, or its body is no JSON.</exception>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It could not be kept, so it must not be acknowledged.</exception>
    Task<bool> AcceptAsync(ChannelEvent arrived, CancellationToken cancellationToken);
}
