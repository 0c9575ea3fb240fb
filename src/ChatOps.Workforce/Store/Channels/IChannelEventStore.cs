namespace ChatOps.Workforce.Store.Channels;

/// <summary>
/// Where the events of channels are kept until their answers are delivered, and their ids for longer, so that a second delivery is known as one. Several hosts
/// may share it: who works on an event has claimed it for a time, and whatever a host says of an event that is not its own any more has no effect.
/// </summary>
public interface IChannelEventStore
{
    /// <summary>Keeps an event.</summary>
    /// <returns>False if it is known.</returns>
    /// <exception cref="StoreUnavailableException">It could not be kept.</exception>
    Task<bool> AddAsync(ChannelEventRecord arrived, CancellationToken cancellationToken);

    /// <summary>Claims events that are due: of every conversation the oldest one, if none of that conversation is worked on. Begins an attempt of each.</summary>
    /// <param name="channels">Of which channels.</param>
    /// <param name="host">For whom.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="until">Until when they are claimed, UTC.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The events, in the order of their arrival.</returns>
    Task<IReadOnlyList<ChannelEventRecord>> ClaimAsync(IReadOnlyCollection<string> channels, string host, int most, DateTime now, DateTime until, CancellationToken cancellationToken);

    /// <summary>Extends claims of a host on what it still works on.</summary>
    Task ExtendAsync(IReadOnlyCollection<long> ids, string host, DateTime until, CancellationToken cancellationToken);

    /// <summary>Keeps the id of the message that carries the answer.</summary>
    /// <returns>False if the event is not that host's any more.</returns>
    Task<bool> NoteMessageAsync(long id, string host, string messageId, CancellationToken cancellationToken);

    /// <summary>Ends the work on an event and forgets its body.</summary>
    /// <returns>False if the event is not that host's any more.</returns>
    Task<bool> FinishAsync(long id, string host, ChannelEventState state, CancellationToken cancellationToken);

    /// <summary>Gives an event back, to be tried again.</summary>
    /// <param name="id">The event.</param>
    /// <param name="host">Whose it is.</param>
    /// <param name="next">When it is due, UTC.</param>
    /// <param name="counts">Whether the attempt counts; one that the host broke off by itself does not.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>False if the event is not that host's any more.</returns>
    Task<bool> GiveBackAsync(long id, string host, DateTime next, bool counts, CancellationToken cancellationToken);

    /// <summary>Frees what a process had claimed that has ended without a word, where the store is one process's alone; claims on a shared store lapse.</summary>
    Task FreeAsync(CancellationToken cancellationToken);

    /// <summary>Forgets events that came before <paramref name="before"/> (UTC), worked on or not, and finished ones beyond the newest <paramref name="most"/>.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> DropAsync(DateTime before, int most, CancellationToken cancellationToken);
}
