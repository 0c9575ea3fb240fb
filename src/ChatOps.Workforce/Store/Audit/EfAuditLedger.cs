using System.Runtime.CompilerServices;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>The audit on EF Core, over either database.</summary>
internal sealed class EfAuditLedger(IStoreDatabase database) : IAuditLedger
{
    public Task<AuditVerification> VerifyAsync(AuditMark? known, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        await using var transaction = await context.BeginReadAsync(cancellationToken);
        var chain = await context.Set<AuditChain>().AsNoTracking().SingleAsync(cancellationToken);
        var walk = new AuditWalk(chain, known);
        if (!walk.CountUnchained(await context.Set<AuditRecord>().LongCountAsync(a => a.Sequence == null, cancellationToken)))
            return walk.Result;
        await foreach (var line in context.Set<AuditRecord>().AsNoTracking().Where(a => a.Sequence != null).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!walk.Step(line))
                return walk.Result;
        }

        walk.End();
        return walk.Result;
    });

    public async IAsyncEnumerable<AuditRecord> ReadAsync(DateTime from, DateTime until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await foreach (var line in context.Set<AuditRecord>().AsNoTracking().Where(a => a.At >= from && a.At < until).OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return line;
    }
}
