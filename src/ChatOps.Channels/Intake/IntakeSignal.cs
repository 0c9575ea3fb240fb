namespace ChatOps.Channels.Intake;

/// <summary>Tells the worker that there may be something to do.</summary>
internal sealed class IntakeSignal
{
    private TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the signal was given since the last <see cref="Reset"/>.</summary>
    public Task Given => Volatile.Read(ref _given).Task;

    /// <summary>Gives the signal.</summary>
    public void Give() => Volatile.Read(ref _given).TrySetResult();

    /// <summary>Takes the signal back. What was signalled has to be looked for after it.</summary>
    public void Reset()
    {
        if (Given.IsCompleted)
            Volatile.Write(ref _given, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
