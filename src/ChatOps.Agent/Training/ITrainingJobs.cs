using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Training;

/// <summary>Training jobs: one at a time in the whole cluster, the others wait. A performance model takes chances of success from the ranking model, so both kinds share one queue.</summary>
public interface ITrainingJobs
{
    /// <summary>Puts a job into the queue.</summary>
    /// <param name="model"><c>ranking</c>, <c>performance</c> or <c>all</c>.</param>
    /// <param name="isTuned">Whether parameters are searched too.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="conversationId">The conversation that is told how it goes; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It could not be kept; nothing was started.</exception>
    Task<TrainingJobRecord> StartAsync(string model, bool isTuned, string by, string? conversationId, CancellationToken cancellationToken);

    /// <summary>Stops a job that waits or runs; what served serves on.</summary>
    /// <param name="id">Its number; null for the one that runs.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The job as it was, or null if there is none that could be stopped.</returns>
    Task<TrainingJobRecord?> StopAsync(int? id, CancellationToken cancellationToken);

    /// <summary>Where a job stands now, or null if there is none.</summary>
    /// <param name="id">Its number; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken);

    /// <summary>Takes up jobs that a host has left behind when it ended.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);
}
