using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Store.Retention;

/// <summary>Retention on EF Core, over either database. Each kind goes in a transaction of its own, so that turns wait for one at most.</summary>
internal sealed class EfRetention(IStoreDatabase database, IOptions<PrivacyOptions> options, TimeProvider time) : IRetention
{
    private readonly PrivacyOptions _options = options.Value;

    public Task<IReadOnlyList<RetentionLine>?> RunAsync(CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<RetentionLine>?>(async context =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        if (!await TryBeginAsync(context, today, now, cancellationToken))
            return null;
        try
        {
            return await RemoveAsync(context, now, cancellationToken);
        }
        catch
        {
            // Not done, so not said to be; where this fails too, the next day takes along what was left.
            await context.Set<RetentionRun>().Where(r => r.Day == today).ExecuteDeleteAsync(CancellationToken.None);
            throw;
        }
    });

    private async Task<List<RetentionLine>> RemoveAsync(WorkforceContext context, DateTime now, CancellationToken cancellationToken)
    {
        var (talk, refused) = (now.AddDays(-_options.ConversationDays), new DateTimeOffset(now.AddDays(-_options.RefusedDataDays)));
        var (cvs, jobs, tokens) = (now.AddDays(-_options.CvDays), now.AddDays(-_options.TrainingJobDays), DateOnly.FromDateTime(now.AddDays(-_options.TokenUseDays)));
        var kept = now - EfKeptRequests.Kept;
        return
        [
            await RemoveAsync("turns", context.Set<TurnRecord>().Where(t => t.At < talk), cancellationToken),
            await RemoveAsync("waiting calls", context.Set<WaitingCallRecord>().Where(w => w.Until < talk), cancellationToken),
            await RemoveAsync("conversations", context.Set<ConversationRecord>().Where(c => c.Updated < talk && !context.Set<TurnRecord>().Any(t => t.ConversationId == c.Id)), cancellationToken),
            await RemoveAsync("CVs", context.Set<CvRecord>().Where(c => c.PersonId != null && c.At < cvs), cancellationToken),
            await RemoveAsync("training jobs", context.Set<TrainingJobRecord>().Where(j => j.EndedAt != null && j.EndedAt < jobs), cancellationToken),
            await RemoveAsync("tokens", context.Set<TokenUseRecord>().Where(t => t.Day < tokens), cancellationToken),
            new("refused events", await InLineAsync(() => context.Database.ExecuteSqlAsync($"DELETE FROM dead_letters WHERE at < {refused}", cancellationToken), cancellationToken)),
            new("waiting rows", await InLineAsync(() => context.Database.ExecuteSqlAsync($"DELETE FROM waiting_rows WHERE since < {refused}", cancellationToken), cancellationToken)),
            await RemoveAsync("rejected rows", context.Set<RejectedRow>().Where(r => r.At < refused.UtcDateTime), cancellationToken),
            new("lines of the audit", await InLineAsync(() => RemoveAuditAsync(context, now.AddDays(-_options.AuditDays), cancellationToken), cancellationToken)),
            await RemoveAsync("answers to programs", context.Set<KeptRequest>().Where(r => r.At < kept), cancellationToken),
            await RemoveAsync("notes of earlier days", context.Set<RetentionRun>().Where(r => r.At < talk), cancellationToken),
        ];
    }

    /// <summary>Moves the beginning of the chain, then removes what is before it: the database refuses it the other way round.</summary>
    private async Task<int> RemoveAuditAsync(WorkforceContext context, DateTime before, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var chain = await database.LockAuditChainAsync(context, cancellationToken);
        var audit = context.Set<AuditRecord>();
        var firstKept = await audit.Where(a => a.Sequence != null && a.At >= before).MinAsync(a => a.Sequence, cancellationToken) ?? chain.Through + 1;
        if (firstKept - 1 > chain.RemovedThrough)
        {
            chain.RemovedThrough = firstKept - 1;
            chain.RemovedHash = await audit.Where(a => a.Sequence == firstKept - 1).Select(a => a.Hash!).SingleAsync(cancellationToken);
        }

        var unchained = audit.Where(a => a.Sequence == null && a.At < before);
        chain.Unchained -= await unchained.CountAsync(cancellationToken);
        chain.KeptFrom = before;
        await context.SaveChangesAsync(cancellationToken);
        var removed = await unchained.ExecuteDeleteAsync(cancellationToken) + await audit.Where(a => a.Sequence <= chain.RemovedThrough).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private async Task<RetentionLine> RemoveAsync<T>(string what, IQueryable<T> records, CancellationToken cancellationToken) =>
        new(what, await InLineAsync(() => records.ExecuteDeleteAsync(cancellationToken), cancellationToken));

    private async Task<int> InLineAsync(Func<Task<int>> write, CancellationToken cancellationToken)
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        return await write();
    }

    /// <summary>The key of the table decides between hosts.</summary>
    private async Task<bool> TryBeginAsync(WorkforceContext context, DateOnly today, DateTime now, CancellationToken cancellationToken)
    {
        if (await context.Set<RetentionRun>().AnyAsync(r => r.Day == today, cancellationToken))
            return false;
        var run = context.Add(new RetentionRun { Day = today, At = now });
        try
        {
            return await InLineAsync(() => context.SaveChangesAsync(cancellationToken), cancellationToken) == 1;
        }
        catch (DbUpdateException e) when (database.IsDataFault(e.InnerException ?? e))
        {
            run.State = EntityState.Detached;
            return false;
        }
    }
}
