using System.Globalization;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Reports;

#pragma warning disable CA1862 // These comparisons are SQL's: EF Core translates ToUpper and Contains, and no overload with StringComparison.

/// <summary>Reports on EF Core, over either database.</summary>
internal sealed class EfStoreReports(IStoreDatabase database, EfWorkforceStore store) : IStoreReports
{
    public Task<RowPage<AuditRecord>> ReadAuditAsync(AuditQuery filter, PageSpan page, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        PageAsync(Audit(context, filter).OrderByDescending(a => a.Id), page, cancellationToken));

    public Task<IReadOnlyList<AuditRecord>> ReadAuditBelowAsync(AuditQuery filter, long? before, int most, CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<AuditRecord>>(async context =>
        await Audit(context, filter).Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(most).ToListAsync(cancellationToken));

    public Task<RowPage<TrainingJobRecord>> ReadJobsAsync(JobState? state, PageSpan page, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        PageAsync(context.Set<TrainingJobRecord>().AsNoTracking().Where(j => state == null || j.State == state).OrderByDescending(j => j.Id), page, cancellationToken));

    public Task<IReadOnlyList<SourceProgress>> ReadSourcesAsync(CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<SourceProgress>>(async context =>
    {
        var states = await context.Set<SourceState>().AsNoTracking().ToListAsync(cancellationToken);
        var waiting = await context.Set<WaitingRow>().GroupBy(w => new { w.System, w.Kind }).Select(g => new { g.Key.System, g.Key.Kind, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = waiting.ToDictionary(w => (w.System, w.Kind), w => w.Count);
        return
        [
            .. states.OrderBy(s => s.System, StringComparer.Ordinal).ThenBy(s => s.Kind).Select(s => new SourceProgress(
                s.System, s.Kind, s.Watermark, s.LastSuccess, s.LastError, s.LastErrorAt, counts.GetValueOrDefault((s.System, s.Kind)))),
        ];
    });

    public Task<RowPage<LeftOutRow>> ReadWaitingRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var rows = context.Set<WaitingRow>().AsNoTracking();
        if (Upper(text) is { } part)
            rows = rows.Where(w => w.System.ToUpper().Contains(part) || w.Key.ToUpper().Contains(part) || w.Reason.ToUpper().Contains(part));
        // By key, not by day: SQLite keeps moments with their zone as texts, which don't sort by time.
        var found = await PageAsync(rows.OrderBy(w => w.System).ThenBy(w => w.Kind).ThenBy(w => w.Key), page, cancellationToken);
        return new RowPage<LeftOutRow>([.. found.Rows.Select(w => new LeftOutRow(w.System, DataWords<RecordKind>.Of(w.Kind), w.Key, w.Reason, w.Since))], found.Total);
    });

    public Task<RowPage<LeftOutRow>> ReadRejectedRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var rows = context.Set<RejectedRow>().AsNoTracking();
        if (Upper(text) is { } part)
            rows = rows.Where(r => r.System.ToUpper().Contains(part) || r.Key.ToUpper().Contains(part) || r.Reason.ToUpper().Contains(part));
        var found = await PageAsync(rows.OrderByDescending(r => r.At).ThenBy(r => r.System).ThenBy(r => r.Kind).ThenBy(r => r.Key), page, cancellationToken);
        return new RowPage<LeftOutRow>(
            [.. found.Rows.Select(r => new LeftOutRow(r.System, DataWords<RecordKind>.Of(r.Kind), r.Key, r.Reason, new DateTimeOffset(r.At, TimeSpan.Zero)))], found.Total);
    });

    public Task<RowPage<LeftOutRow>> ReadDeadLettersAsync(string? text, PageSpan page, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var letters = context.Set<DeadLetter>().AsNoTracking();
        if (Upper(text) is { } part)
            letters = letters.Where(l => l.Topic.ToUpper().Contains(part) || l.Key!.ToUpper().Contains(part) || l.Reason.ToUpper().Contains(part));
        var found = await PageAsync(
            letters.OrderBy(l => l.Topic).ThenBy(l => l.Partition).ThenByDescending(l => l.Offset).Select(l => new { l.Topic, l.Partition, l.Offset, l.Key, l.Reason, l.At }), page, cancellationToken);
        return new RowPage<LeftOutRow>(
            [.. found.Rows.Select(l => new LeftOutRow(l.Topic, string.Create(CultureInfo.InvariantCulture, $"{l.Partition}:{l.Offset}"), l.Key, l.Reason, l.At))], found.Total);
    });

    public Task<IReadOnlyList<AssignmentCount>> CountAssignmentsAsync(DateOnly since, CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<AssignmentCount>>(async context =>
        await context.Set<Assignment>().Where(a => a.IsSelected && a.Date >= since)
            .GroupBy(a => new { a.Date, a.Method })
            .Select(g => new AssignmentCount(g.Key.Date, g.Key.Method, g.Count()))
            .ToListAsync(cancellationToken));

    public Task<QualityReport> CheckQualityAsync(DateOnly today, CancellationToken cancellationToken) => database.GuardAsync(() => StoreQuality.CheckAsync(store, today, cancellationToken));

    private static IQueryable<AuditRecord> Audit(WorkforceContext context, AuditQuery filter)
    {
        var lines = context.Set<AuditRecord>().AsNoTracking();
        if (Upper(filter.Text) is { } part)
        {
            lines = lines.Where(a => a.SpeakerId.ToUpper().Contains(part) || a.Function.ToUpper().Contains(part)
                || a.Arguments.ToUpper().Contains(part) || a.ConversationId.ToUpper().Contains(part));
        }

        if (filter.Role is { } role)
            lines = lines.Where(a => a.Role == role);
        if (filter.Outcome is { } outcome)
            lines = lines.Where(a => a.Outcome == outcome);
        if (filter.Plugin is { } plugin)
            lines = lines.Where(a => a.Function.StartsWith(plugin + "."));
        if (filter.From is { } from)
            lines = lines.Where(a => a.At >= from);
        return filter.Until is { } until ? lines.Where(a => a.At < until) : lines;
    }

    private static async Task<RowPage<T>> PageAsync<T>(IQueryable<T> rows, PageSpan page, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        return new RowPage<T>(total <= page.Skip ? [] : await rows.Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken), total);
    }

    private static string? Upper(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
