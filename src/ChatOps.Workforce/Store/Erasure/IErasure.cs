namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Erases a person (GDPR art. 17) and proves it.</summary>
public interface IErasure
{
    /// <summary>What would be erased.</summary>
    /// <exception cref="KeyNotFoundException">No such person.</exception>
    Task<ErasureReport> PreviewAsync(string personId, CancellationToken cancellationToken);

    /// <summary>
    /// Erases the person: record, skills, workloads, CVs, own conversations and turns, and every mention in conversations of others; open tasks become open
    /// again, outcomes stay without the person. All or nothing; then every text of the store is searched for name and address.
    /// </summary>
    /// <param name="personId">Id of the person.</param>
    /// <param name="instead">What stands in the place of a mention, e.g. <c>(erased)</c>.</param>
    /// <param name="cancellationToken">Stops, as long as nothing is committed.</param>
    /// <exception cref="KeyNotFoundException">No such person.</exception>
    Task<ErasureReport> EraseAsync(string personId, string instead, CancellationToken cancellationToken);
}
