using ChatOps.Learning;

namespace ChatOps.Agent.Training;

/// <summary>Runs long computations beside people's questions: on one core less than there are, so that one is free for whoever asks.</summary>
internal sealed class BackgroundScheduler
{
    private readonly TaskScheduler _scheduler =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount - 1)).ConcurrentScheduler;

    /// <summary>Of trainings. One that waits for its trials holds its place and uses no core.</summary>
    public static BackgroundScheduler Trainings { get; } = new();

    /// <summary>Of the trials that a training of this host or another one has asked for.</summary>
    public static BackgroundScheduler Trials { get; } = new();

    /// <summary>Begins work; its parallel loops share the cores that it may use.</summary>
    public Task RunAsync(Func<Task> work) => RunAsync<Task>(work).Unwrap();

    /// <summary>Begins a computation.</summary>
    public Task<TResult> RunAsync<TResult>(Func<TResult> compute) => Task.Factory.StartNew(
        () =>
        {
            TrainingCores.Use(_scheduler);
            return compute();
        },
        CancellationToken.None,
        TaskCreationOptions.DenyChildAttach,
        _scheduler);
}
