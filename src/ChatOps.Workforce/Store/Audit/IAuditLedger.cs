using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>The audit as a whole: whether it is what was written, and its lines in order.</summary>
public interface IAuditLedger
{
    /// <summary>Goes through the chain from its first line to its last.</summary>
    /// <param name="known">A mark of an earlier time that the chain must go through; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<AuditVerification> VerifyAsync(AuditMark? known, CancellationToken cancellationToken);

    /// <summary>Lines of a time, oldest first, without loading all of them at once.</summary>
    /// <param name="from">The first moment, UTC.</param>
    /// <param name="until">The moment that comes after the last, UTC.</param>
    /// <param name="cancellationToken">Stops.</param>
    IAsyncEnumerable<AuditRecord> ReadAsync(DateTime from, DateTime until, CancellationToken cancellationToken);
}
