using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Workforce.Store.Reports;

/// <summary>What people look at who run this: pages of long tables, filtered, counted and cut by the database.</summary>
public interface IStoreReports
{
    /// <summary>Lines of the audit, newest first.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    Task<RowPage<AuditRecord>> ReadAuditAsync(AuditQuery filter, PageSpan page, CancellationToken cancellationToken);

    /// <summary>Lines of the audit below a number, newest first: for reading all of them part by part while others are added.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a lower number; null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<AuditRecord>> ReadAuditBelowAsync(AuditQuery filter, long? before, int most, CancellationToken cancellationToken);

    /// <summary>Training jobs, newest first.</summary>
    /// <param name="state">Only those that stand so; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<RowPage<TrainingJobRecord>> ReadJobsAsync(JobState? state, PageSpan page, CancellationToken cancellationToken);

    /// <summary>How far each kind was collected from each system.</summary>
    Task<IReadOnlyList<SourceProgress>> ReadSourcesAsync(CancellationToken cancellationToken);

    /// <summary>Rows that wait for a record that they name, by system and key.</summary>
    /// <param name="text">Stands in the system, the key or the reason, in any case; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<RowPage<LeftOutRow>> ReadWaitingRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken);

    /// <summary>Rows that could not be used, of the newest collections and imports, newest first.</summary>
    /// <param name="text">Stands in the system, the key or the reason, in any case; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<RowPage<LeftOutRow>> ReadRejectedRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken);

    /// <summary>Events that could not be used, by topic, the newest of each first.</summary>
    /// <param name="text">Stands in the topic, the key or the reason, in any case; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<RowPage<LeftOutRow>> ReadDeadLettersAsync(string? text, PageSpan page, CancellationToken cancellationToken);

    /// <summary>Work items given out since a day, by day and by how.</summary>
    Task<IReadOnlyList<AssignmentCount>> CountAssignmentsAsync(DateOnly since, CancellationToken cancellationToken);

    /// <summary>The quality of the data as it is now.</summary>
    /// <param name="today">Nothing can have ended after it.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<QualityReport> CheckQualityAsync(DateOnly today, CancellationToken cancellationToken);
}
