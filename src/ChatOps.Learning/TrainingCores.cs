namespace ChatOps.Learning;

/// <summary>
/// The cores that the parallel loops of a computation may use: all, unless whoever began it has said otherwise. It goes with the computation, and with nobody's
/// <see cref="TaskScheduler.Current"/>: a grain's would have the loops wait for themselves.
/// </summary>
public static class TrainingCores
{
    private static readonly AsyncLocal<TaskScheduler?> s_given = new();

    /// <summary>Options of a parallel loop.</summary>
    public static ParallelOptions Loops(CancellationToken cancellationToken = default) =>
        new() { TaskScheduler = s_given.Value ?? TaskScheduler.Default, CancellationToken = cancellationToken };

    /// <summary>Gives the computation that calls this, and all that it begins, other cores.</summary>
    public static void Use(TaskScheduler cores) => s_given.Value = cores;
}
