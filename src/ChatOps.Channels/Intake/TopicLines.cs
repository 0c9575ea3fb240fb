namespace ChatOps.Channels.Intake;

/// <summary>Lets news of one topic wait for each other: two that found no message yet would send two, and a late one would undo what came after it.</summary>
internal sealed class TopicLines : IDisposable
{
    private const int Lines = 32;

    private readonly SemaphoreSlim[] _lines = [.. Enumerable.Range(0, Lines).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Does something when what came before it on the same topic is done.</summary>
    public async Task<T> InLineAsync<T>(string conversationId, string topic, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var line = _lines[(uint)string.GetHashCode(conversationId + topic, StringComparison.Ordinal) % Lines];
        await line.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose() => Array.ForEach(_lines, l => l.Dispose());
}
