namespace ChatOps.Workforce.Store.Jobs;

/// <summary>Training jobs, schedules and experiments: what has to survive the host.</summary>
public interface ITrainingJobStore
{
    /// <summary>Adds a job to the end of the queue.</summary>
    /// <returns>The job with its number.</returns>
    Task<TrainingJobRecord> AddAsync(TrainingJobRecord job, CancellationToken cancellationToken);

    /// <summary>Keeps where a job stands.</summary>
    Task UpdateAsync(TrainingJobRecord job, CancellationToken cancellationToken);

    /// <summary>A job, or null; the newest one if no number is given.</summary>
    Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken);

    /// <summary>Jobs that are not over, oldest first.</summary>
    Task<IReadOnlyList<TrainingJobRecord>> ReadOpenAsync(CancellationToken cancellationToken);

    /// <summary>The newest jobs, newest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="before">Only those with a lower number; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<TrainingJobRecord>> ReadRecentAsync(int most, int? before, CancellationToken cancellationToken);

    /// <summary>Adds a line to the document's model_training_history (§9.4), which retraining's trigger counts from.</summary>
    /// <param name="version">The version, e.g. <c>v7</c>.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="records">Outcomes it learned from.</param>
    /// <param name="accuracy">Share of later outcomes that it foretold, 0 to 1; null where not measured.</param>
    /// <param name="f1">F1 of saying success on them, 0 to 1; null where not measured.</param>
    /// <param name="improvement">Accuracy less that of what served; null where not measured.</param>
    Task NoteTrainingAsync(string version, DateTime at, long records, double? accuracy, double? f1, double? improvement, CancellationToken cancellationToken);

    /// <summary>Finished tasks that came into task_completions since a moment, from systems and events: what retraining's trigger counts (§9.2).</summary>
    Task<int> CountNewRowsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>All schedules.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ReadSchedulesAsync(CancellationToken cancellationToken);

    /// <summary>Sets a schedule, in the place of the one of the same kind.</summary>
    Task SetScheduleAsync(ScheduleRecord schedule, CancellationToken cancellationToken);

    /// <summary>Notes that due moments were seen to.</summary>
    /// <returns>False if the schedule is gone, or another host was faster.</returns>
    Task<bool> TrySeeToAsync(ScheduleRecord schedule, DateTime seenTo, CancellationToken cancellationToken);

    /// <summary>Ends a schedule.</summary>
    /// <returns>False if there is none.</returns>
    Task<bool> RemoveScheduleAsync(string id, CancellationToken cancellationToken);

    /// <summary>Starts an experiment.</summary>
    /// <returns>The experiment with its number; null if one is running.</returns>
    Task<ExperimentRecord?> TryStartExperimentAsync(ExperimentRecord experiment, CancellationToken cancellationToken);

    /// <summary>The newest experiment, running or ended; null for none.</summary>
    Task<ExperimentRecord?> FindExperimentAsync(CancellationToken cancellationToken);

    /// <summary>Ends the running experiment.</summary>
    /// <returns>False if none is running.</returns>
    Task<bool> EndExperimentAsync(string by, DateTime at, CancellationToken cancellationToken);
}
