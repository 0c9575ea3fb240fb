using ChatOps.Workforce.Store.Audit;

namespace ChatOps.Workforce.Store;

/// <summary>What differs between the databases.</summary>
internal interface IStoreDatabase
{
    /// <summary>Whether several hosts may work on it at the same time.</summary>
    bool IsShared { get; }

    /// <summary>A context with a connection of its own, not opened yet.</summary>
    WorkforceContext CreateContext();

    /// <summary>Makes the place for the database ready, before migrations.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other hosts from upgrading the database until it is disposed of; null where nobody else could.</summary>
    Task<IAsyncDisposable?> LockForUpgradeAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other processes from collecting until it is disposed of, or this process ends; null if one of them collects.</summary>
    Task<IAsyncDisposable?> TryLockForCollectingAsync(CancellationToken cancellationToken);

    /// <summary>Takes the right to write on an open transaction and waits for other writers, up to the busy timeout.</summary>
    Task LockForWritingAsync(WorkforceContext context, CancellationToken cancellationToken);

    /// <summary>Reads where the audit's chain ends, and holds it until the open transaction is over: one line at a time is added to it, by whichever host.</summary>
    Task<AuditChain> LockAuditChainAsync(WorkforceContext context, CancellationToken cancellationToken);

    /// <summary>Waits in line with this process's other short writes, where the database takes one writer at a time: a queue costs less than meeting and trying again.</summary>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <param name="isUrgent">Whether somebody outside waits for no more than this write, such as a channel for its acknowledgement; it goes before the others.</param>
    /// <returns>Ends the turn when disposed.</returns>
    Task<IDisposable> StandInLineAsync(CancellationToken cancellationToken, bool isUrgent = false);

    /// <summary>Makes what was deleted unreadable in the database's files, as far as the database lets a client do so. The connection is open.</summary>
    Task SweepAsync(WorkforceContext context, CancellationToken cancellationToken);

    /// <summary>What a failure of the database means, as a sentence that says what to do; null if it is no failure of the database.</summary>
    string? Explain(Exception exception);

    /// <summary>Whether a value or a rule of the schema is at fault, so that trying the same again is no use.</summary>
    bool IsDataFault(Exception exception);
}
