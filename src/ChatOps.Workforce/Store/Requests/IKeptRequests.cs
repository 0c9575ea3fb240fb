namespace ChatOps.Workforce.Store.Requests;

/// <summary>Requests that are done once, over all hosts of a store and over restarts. They are kept for a day; one that has not ended after half an hour was lost with its host, and may be taken again.</summary>
public interface IKeptRequests
{
    /// <summary>Takes a request, unless it was taken before.</summary>
    /// <returns>Null if it is the caller's to do now, and to end with <see cref="FinishAsync"/> or <see cref="GiveUpAsync"/>; else the one that was there.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    Task<KeptRequest?> TryBeginAsync(string key, string fingerprint, CancellationToken cancellationToken);

    /// <summary>Keeps the answer.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    Task FinishAsync(string key, byte[] answer, CancellationToken cancellationToken);

    /// <summary>Forgets it: it was not done, and may be tried again.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    Task GiveUpAsync(string key, CancellationToken cancellationToken);
}
