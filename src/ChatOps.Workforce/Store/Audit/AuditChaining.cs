using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>Adds lines to the chain.</summary>
internal static class AuditChaining
{
    /// <summary>Puts lines at the end of the chain, in the context's open transaction; they are written with its next save.</summary>
    public static async Task AddToChainAsync(this IStoreDatabase database, WorkforceContext context, IReadOnlyList<AuditRecord> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return;
        var chain = await database.LockAuditChainAsync(context, cancellationToken);
        foreach (var line in lines)
        {
            var next = AuditSeal.Seal(line, chain.Through + 1, chain.Hash);
            context.Add(next);
            (chain.Through, chain.Hash) = (next.Sequence!.Value, next.Hash!);
        }
    }
}
