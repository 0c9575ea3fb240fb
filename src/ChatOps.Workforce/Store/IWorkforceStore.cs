namespace ChatOps.Workforce.Store;

/// <summary>The one place where the company is kept (SQLite by default, PostgreSQL by <c>Store:Provider</c>).</summary>
public interface IWorkforceStore
{
    /// <summary>Creates the schema or brings it up to date.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or opened.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>A number that grows with every committed write, by whatever process; cheap to ask.</summary>
    Task<long> GetRevisionAsync(CancellationToken cancellationToken);

    /// <summary>Where the data came from, and how much there is.</summary>
    Task<StoreSummary> GetSummaryAsync(CancellationToken cancellationToken);

    /// <summary>Reads the whole company at one moment (one read transaction).</summary>
    Task<WorkforceData> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Starts a write that becomes visible whole or not at all. One at a time; a second one waits (busy timeout).</summary>
    Task<IWorkforceBatch> BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Records that a person takes a work item and sets it in progress. Where somebody else has it already, that assignment
    /// is taken back (<c>IsSelected</c> = false) in the same transaction.
    /// </summary>
    /// <param name="score">Score shown when it was made, 0 to 1, if any.</param>
    /// <exception cref="KeyNotFoundException">No such work item or person.</exception>
    /// <exception cref="WorkItemClosedException">The work item is completed.</exception>
    Task<AssignmentChange> AssignAsync(
        string workItemId, string personId, AssignmentMethod method, double? score, CancellationToken cancellationToken);

    /// <summary>Records several assignments at once, all or none, as <see cref="AssignAsync"/> does each.</summary>
    /// <exception cref="KeyNotFoundException">No such work item or person.</exception>
    /// <exception cref="WorkItemClosedException">A work item is completed.</exception>
    Task<IReadOnlyList<AssignmentChange>> AssignManyAsync(
        IReadOnlyList<NewAssignment> assignments, AssignmentMethod method, CancellationToken cancellationToken);

    /// <summary>Takes back the open assignment of a work item and opens it again. Null if it had none.</summary>
    /// <exception cref="KeyNotFoundException">No such work item.</exception>
    Task<AssignmentChange?> UnassignAsync(string workItemId, CancellationToken cancellationToken);

    /// <summary>Ends the open assignment of a work item with an outcome and sets the item completed, in one transaction.</summary>
    /// <returns>The assignment that it ended.</returns>
    /// <exception cref="KeyNotFoundException">No such work item.</exception>
    /// <exception cref="WorkItemClosedException">The work item is completed, or has no open assignment.</exception>
    Task<Assignment> RecordOutcomeAsync(string workItemId, WorkResult result, CancellationToken cancellationToken);

    /// <summary>Brings the document's tables for training (§9) up to date; where the store has not changed since the last time, nothing is done.</summary>
    /// <param name="sources">What was just collected or imported, which goes into data_collection_history; null for nothing.</param>
    /// <param name="cancellationToken">Stops; the tables stay as they were.</param>
    /// <returns>Rows of comprehensive_training_data that are new.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    Task<int> RefreshTrainingTablesAsync(IReadOnlyList<string>? sources, CancellationToken cancellationToken);
}
