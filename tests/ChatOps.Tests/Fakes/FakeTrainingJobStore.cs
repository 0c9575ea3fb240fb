using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Tests.Fakes;

/// <summary>Jobs, schedules and experiments in memory.</summary>
internal sealed class FakeTrainingJobStore : ITrainingJobStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TrainingJobRecord> _jobs = [];
    private readonly Dictionary<string, ScheduleRecord> _schedules = [];
    private readonly List<ExperimentRecord> _experiments = [];

    public List<(string Version, double? Accuracy, double? F1)> History { get; } = [];

    public Task<TrainingJobRecord> AddAsync(TrainingJobRecord job, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_jobs[_jobs.Count + 1] = job with { Id = _jobs.Count + 1 });
    }

    /// <summary>Called before a job is kept; what it throws comes out.</summary>
    public Action<TrainingJobRecord>? OnUpdate { get; set; }

    public Task UpdateAsync(TrainingJobRecord job, CancellationToken cancellationToken)
    {
        OnUpdate?.Invoke(job);
        lock (_gate)
            _jobs[job.Id] = job;
        return Task.CompletedTask;
    }

    public Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_jobs.Values.Where(j => id == null || j.Id == id).MaxBy(j => j.Id));
    }

    public Task<IReadOnlyList<TrainingJobRecord>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<TrainingJobRecord>>([.. _jobs.Values.Where(j => j.State is JobState.Waiting or JobState.Running).OrderBy(j => j.Id)]);
    }

    public Task<IReadOnlyList<TrainingJobRecord>> ReadRecentAsync(int most, int? before, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<TrainingJobRecord>>([.. _jobs.Values.Where(j => before is null || j.Id < before).OrderByDescending(j => j.Id).Take(most)]);
    }

    /// <summary>What <see cref="CountNewRowsAsync"/> finds.</summary>
    public int NewRows { get; set; }

    public Task<int> CountNewRowsAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(NewRows);

    public Task NoteTrainingAsync(string version, DateTime at, long records, double? accuracy, double? f1, double? improvement, CancellationToken cancellationToken)
    {
        History.Add((version, accuracy, f1));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ScheduleRecord>> ReadSchedulesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ScheduleRecord>>([.. _schedules.Values]);

    public Task SetScheduleAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        _schedules[schedule.Id] = schedule;
        return Task.CompletedTask;
    }

    public Task<bool> TrySeeToAsync(ScheduleRecord schedule, DateTime seenTo, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_schedules.GetValueOrDefault(schedule.Id) != schedule)
                return Task.FromResult(false);
            _schedules[schedule.Id] = schedule with { SeenTo = seenTo };
            return Task.FromResult(true);
        }
    }

    public Task<bool> RemoveScheduleAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_schedules.Remove(id));

    public Task<ExperimentRecord?> TryStartExperimentAsync(ExperimentRecord experiment, CancellationToken cancellationToken)
    {
        if (_experiments.Any(e => e.EndedAt is null))
            return Task.FromResult<ExperimentRecord?>(null);
        _experiments.Add(experiment with { Id = _experiments.Count + 1 });
        return Task.FromResult<ExperimentRecord?>(_experiments[^1]);
    }

    public Task<ExperimentRecord?> FindExperimentAsync(CancellationToken cancellationToken) => Task.FromResult(_experiments.LastOrDefault());

    public Task<bool> EndExperimentAsync(string by, DateTime at, CancellationToken cancellationToken)
    {
        if (_experiments is not [.., { EndedAt: null } running])
            return Task.FromResult(false);
        _experiments[^1] = running with { EndedBy = by, EndedAt = at };
        return Task.FromResult(true);
    }
}
