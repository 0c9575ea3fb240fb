namespace ChatOps.Workforce.Store;

/// <summary>One writer at a time, in the order of coming; whoever is urgent goes before all who are not.</summary>
internal sealed class WriterLine
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<IDisposable>> _urgent = new();
    private readonly Queue<TaskCompletionSource<IDisposable>> _others = new();
    private bool _isTaken;

    /// <summary>Waits for the turn.</summary>
    /// <param name="isUrgent">Whether somebody outside waits for no more than this write.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <returns>Ends the turn when disposed, once.</returns>
    public async Task<IDisposable> StandAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return new Place(this);
            }

            (isUrgent ? _urgent : _others).Enqueue(turn);
        }

        // Either the turn comes or it is cancelled; whoever gives it passes over those that have left.
        await using var left = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        return await turn.Task;
    }

    private void Next()
    {
        lock (_lock)
        {
            while (_urgent.TryDequeue(out var turn) || _others.TryDequeue(out turn))
            {
                if (turn.TrySetResult(new Place(this)))
                    return;
            }

            _isTaken = false;
        }
    }

    private sealed class Place(WriterLine line) : IDisposable
    {
        public void Dispose() => line.Next();
    }
}
