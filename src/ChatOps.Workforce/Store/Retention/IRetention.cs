namespace ChatOps.Workforce.Store.Retention;

/// <summary>Removes what is past its time.</summary>
public interface IRetention
{
    /// <summary>Removes it, once a day over all hosts.</summary>
    /// <returns>What went, by kind; null if another host has done it today or does it now.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be written; the day can be tried again.</exception>
    Task<IReadOnlyList<RetentionLine>?> RunAsync(CancellationToken cancellationToken);
}
