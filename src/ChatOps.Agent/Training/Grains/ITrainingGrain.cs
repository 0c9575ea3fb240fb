namespace ChatOps.Agent.Training.Grains;

/// <summary>The training queue of the cluster: one grain, so that one job runs at a time whichever host was asked.</summary>
[Alias("chatops.training")]
internal interface ITrainingGrain : IGrainWithStringKey
{
    /// <summary>Puts a job into the queue.</summary>
    /// <returns>The job as JSON.</returns>
    [Alias("start")]
    Task<string> StartAsync(string model, bool isTuned, string by, string? conversationId);

    /// <summary>Stops a job.</summary>
    /// <returns>The job as JSON; null if there is none to stop.</returns>
    [Alias("stop")]
    Task<string?> StopAsync(int? id);

    /// <summary>Finds a job.</summary>
    /// <returns>The job as JSON; null if there is none.</returns>
    [Alias("find")]
    Task<string?> FindAsync(int? id);

    /// <summary>Takes up what was left behind.</summary>
    [Alias("resume")]
    Task ResumeAsync();
}
