using System.Collections.Concurrent;

namespace ChatOps.Workforce.Store.Channels;

/// <summary>Writes that come at the same time are made in one transaction: whoever is first in line takes the others along.</summary>
/// <param name="most">Items of one transaction; more would make the last one wait for too long.</param>
/// <param name="write">Writes items, all or nothing, and gives a result for each.</param>
internal sealed class GroupCommit<TItem, TResult>(int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write) : IDisposable
{
    private readonly ConcurrentQueue<Entry> _waiting = new();
    private readonly SemaphoreSlim _line = new(1);

    /// <summary>Writes an item. Who stops waiting for it does not stop it: it may be in one transaction with others.</summary>
    public Task<TResult> WriteAsync(TItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = new Entry(item);
        _waiting.Enqueue(entry);
        _ = StandInLineAsync(entry);
        return entry.Done.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => _line.Dispose();

    private async Task StandInLineAsync(Entry entry)
    {
        await _line.WaitAsync();
        try
        {
            // The order in line need not be that of the queue, so one batch may end before this entry's turn.
            while (!entry.Done.Task.IsCompleted)
                await WriteAsync(TakeWaiting());
        }
        finally
        {
            _line.Release();
        }
    }

    private List<Entry> TakeWaiting()
    {
        var entries = new List<Entry>();
        while (entries.Count < most && _waiting.TryDequeue(out var entry))
            entries.Add(entry);
        return entries;
    }

    private async Task WriteAsync(List<Entry> entries)
    {
        try
        {
            var results = await write([.. entries.Select(e => e.Item)]);
            for (var i = 0; i < entries.Count; i++)
                entries[i].Done.TrySetResult(results[i]);
        }
        catch (Exception e) when (entries.Count == 1)
        {
            entries[0].Done.TrySetException(e);
        }
        catch (Exception)
        {
            // One that can't be written must not take the others with it.
            foreach (var entry in entries)
                await WriteAsync([entry]);
        }
    }

    private sealed record Entry(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
