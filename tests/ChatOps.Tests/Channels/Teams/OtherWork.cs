namespace ChatOps.Tests.Channels.Teams;

/// <summary>Lets go on what waits for a thread, for tests that move a clock.</summary>
internal static class OtherWork
{
    /// <summary>Ends when the threads have come to the end of what was there before. Behind it in line, and not on top of it as <see cref="Task.Run(Action)"/> would be.</summary>
    public static Task GoesOnAsync()
    {
        var done = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(static d => d.SetResult(), done, preferLocal: false);
        return done.Task;
    }
}
