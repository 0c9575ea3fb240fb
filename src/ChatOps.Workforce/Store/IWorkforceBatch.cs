using ChatOps.Workforce.Sources;

namespace ChatOps.Workforce.Store;

/// <summary>One write transaction over many records. Disposed without <see cref="CommitAsync"/>, it leaves the store as it was.</summary>
public interface IWorkforceBatch : IAsyncDisposable
{
    /// <summary>Inserts a record or overwrites the one with the same key. Referenced records must exist.</summary>
    /// <param name="record">A <see cref="Person"/>, <see cref="Skill"/>, ... as in <see cref="RecordKind"/>.</param>
    /// <returns>True if something changed; false if the same record was there already.</returns>
    Task<bool> UpsertAsync(object record, CancellationToken cancellationToken);

    /// <summary>The ids that records of a kind are referred to by. Only <see cref="RecordKind.Projects"/>,
    /// <see cref="RecordKind.People"/>, <see cref="RecordKind.WorkItems"/> and <see cref="RecordKind.Assignments"/> have any.</summary>
    Task<IReadOnlyCollection<string>> ReadIdsAsync(RecordKind kind, CancellationToken cancellationToken);

    /// <summary>Digests of the ids of people who were erased and may not come back (<see cref="Erasure.ErasedPerson"/>).</summary>
    Task<IReadOnlySet<string>> ReadErasedAsync(CancellationToken cancellationToken);

    /// <summary>Removes the whole company.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Remembers where the data came from, e.g. <c>synthetic</c> or <c>csv</c> (see <see cref="StoreSummary.Origin"/>).</summary>
    Task SetOriginAsync(string origin, CancellationToken cancellationToken);

    /// <summary>Notes which rows of a kind could not be used, in the place of those of the import before.</summary>
    /// <param name="system">Where they came from.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="rejections">The rows; the first thousand are kept.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task KeepRejectionsAsync(string system, RecordKind kind, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken);

    /// <summary>Marks a point to which <see cref="RollbackToSavepointAsync"/> returns.</summary>
    Task CreateSavepointAsync(string name, CancellationToken cancellationToken);

    /// <summary>Undoes everything since the savepoint; what was written before it stays in the batch.</summary>
    Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes it all visible and raises the revision.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
