using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Tests.Fakes;

/// <summary>Reports of lists in memory. Filters are the database's and tried there.</summary>
internal sealed class FakeStoreReports : IStoreReports
{
    public List<AuditRecord> Audit { get; } = [];

    public List<SourceProgress> Sources { get; } = [];

    public List<LeftOutRow> DeadLetters { get; } = [];

    public List<AssignmentCount> Assignments { get; } = [];

    public Task<RowPage<AuditRecord>> ReadAuditAsync(AuditQuery filter, PageSpan page, CancellationToken cancellationToken) => Task.FromResult(Page(Audit, page));

    public Task<IReadOnlyList<AuditRecord>> ReadAuditBelowAsync(AuditQuery filter, long? before, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditRecord>>([.. Audit.OrderByDescending(a => a.Id).Where(a => before is null || a.Id < before).Take(most)]);

    public Task<RowPage<TrainingJobRecord>> ReadJobsAsync(JobState? state, PageSpan page, CancellationToken cancellationToken) => Task.FromResult(Page<TrainingJobRecord>([], page));

    public Task<IReadOnlyList<SourceProgress>> ReadSourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SourceProgress>>(Sources);

    public Task<RowPage<LeftOutRow>> ReadWaitingRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken) => Task.FromResult(Page<LeftOutRow>([], page));

    public Task<RowPage<LeftOutRow>> ReadRejectedRowsAsync(string? text, PageSpan page, CancellationToken cancellationToken) => Task.FromResult(Page<LeftOutRow>([], page));

    public Task<RowPage<LeftOutRow>> ReadDeadLettersAsync(string? text, PageSpan page, CancellationToken cancellationToken) => Task.FromResult(Page(DeadLetters, page));

    public Task<IReadOnlyList<AssignmentCount>> CountAssignmentsAsync(DateOnly since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AssignmentCount>>([.. Assignments.Where(a => a.Day >= since)]);

    public Task<QualityReport> CheckQualityAsync(DateOnly today, CancellationToken cancellationToken) =>
        Task.FromResult(new QualityReport([new QualityCheck("completeness", 0.4, "half of the fields are filled.")], new Dictionary<string, string>()));

    private static RowPage<T> Page<T>(List<T> rows, PageSpan page) => new([.. rows.Skip(page.Skip).Take(page.Take)], rows.Count);
}
