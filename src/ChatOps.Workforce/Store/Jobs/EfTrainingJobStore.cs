using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Jobs;

/// <summary>Training jobs, schedules and experiments on EF Core, over either database.</summary>
internal sealed class EfTrainingJobStore(IStoreDatabase database) : ITrainingJobStore
{
    public Task<TrainingJobRecord> AddAsync(TrainingJobRecord job, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        context.Add(job);
        await context.SaveChangesAsync(cancellationToken);
        return job;
    }, cancellationToken);

    public Task UpdateAsync(TrainingJobRecord job, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        context.Update(job);
        return await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    public Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken) => database.WithContextAsync(context => Jobs(context)
        .Where(j => id == null || j.Id == id)
        .OrderByDescending(j => j.Id)
        .FirstOrDefaultAsync(cancellationToken));

    public Task<IReadOnlyList<TrainingJobRecord>> ReadOpenAsync(CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<TrainingJobRecord>>(async context =>
        await Jobs(context).Where(j => j.State == JobState.Waiting || j.State == JobState.Running).OrderBy(j => j.Id).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<TrainingJobRecord>> ReadRecentAsync(int most, int? before, CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<TrainingJobRecord>>(async context =>
        await Jobs(context).Where(j => before == null || j.Id < before).OrderByDescending(j => j.Id).Take(most).ToListAsync(cancellationToken));

    public Task<int> CountNewRowsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var after = LocalTime(since.UtcDateTime);
        return database.WithContextAsync(context => context.Set<TaskCompletion>().CountAsync(c => c.CreatedAt > after, cancellationToken));
    }

    public Task NoteTrainingAsync(string version, DateTime at, long records, double? accuracy, double? f1, double? improvement, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        context.Add(new ModelTrainingEntry
        {
            TrainingDate = LocalTime(at),
            ModelVersion = version,
            Accuracy = accuracy,
            F1Score = f1,
            TrainingRecords = records,
            AccuracyImprovement = improvement,
        });
        return await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> ReadSchedulesAsync(CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<ScheduleRecord>>(async context =>
        await context.Set<ScheduleRecord>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellationToken));

    public Task SetScheduleAsync(ScheduleRecord schedule, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        await context.Set<ScheduleRecord>().Where(s => s.Id == schedule.Id).ExecuteDeleteAsync(cancellationToken);
        context.Add(schedule);
        return await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    public Task<bool> TrySeeToAsync(ScheduleRecord schedule, DateTime seenTo, CancellationToken cancellationToken) => WriteAsync(async context =>
        await context.Set<ScheduleRecord>().Where(s => s.Id == schedule.Id && s.SeenTo == schedule.SeenTo && s.Cron == schedule.Cron)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenTo, seenTo), cancellationToken) == 1, cancellationToken);

    public Task<bool> RemoveScheduleAsync(string id, CancellationToken cancellationToken) => WriteAsync(async context =>
        await context.Set<ScheduleRecord>().Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken) == 1, cancellationToken);

    public Task<ExperimentRecord?> TryStartExperimentAsync(ExperimentRecord experiment, CancellationToken cancellationToken) => WriteAsync<ExperimentRecord?>(async context =>
    {
        if (await context.Set<ExperimentRecord>().AnyAsync(e => e.EndedAt == null, cancellationToken))
            return null;
        context.Add(experiment);
        await context.SaveChangesAsync(cancellationToken);
        return experiment;
    }, cancellationToken);

    public Task<ExperimentRecord?> FindExperimentAsync(CancellationToken cancellationToken) => database.WithContextAsync(context =>
        context.Set<ExperimentRecord>().AsNoTracking().OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken));

    public Task<bool> EndExperimentAsync(string by, DateTime at, CancellationToken cancellationToken) => WriteAsync(async context =>
        await context.Set<ExperimentRecord>().Where(e => e.EndedAt == null)
            .ExecuteUpdateAsync(e => e.SetProperty(r => r.EndedBy, by).SetProperty(r => r.EndedAt, at), cancellationToken) > 0, cancellationToken);

    /// <summary>The document's tables keep local time without a zone, and milliseconds.</summary>
    private static DateTime LocalTime(DateTime utc) => new(utc.ToLocalTime().Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Unspecified);

    private static IQueryable<TrainingJobRecord> Jobs(WorkforceContext context) => context.Set<TrainingJobRecord>().AsNoTracking();

    /// <summary>One short write, all or nothing, with the right to write taken first.</summary>
    private Task<T> WriteAsync<T>(Func<WorkforceContext, Task<T>> work, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.LockForWritingAsync(context, cancellationToken);
        var result = await work(context);
        await transaction.CommitAsync(cancellationToken);
        return result;
    });
}
