using System.Collections.Concurrent;

namespace ChatOps.Workforce.Store;

/// <summary>Writes that come at the same time are made in one transaction: whoever is first in line takes the others along.</summary>
/// <param name="most">Items of one transaction; more would make the last one wait for too long.</param>
/// <param name="write">Writes items, all or nothing, and gives a result for each.</param>
internal sealed class GroupCommit<TItem, TResult>(int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write)
{
    private readonly ConcurrentQueue<Entry> _waiting = new();
    private int _isWriting;

    /// <summary>Writes an item. Who stops waiting for it does not stop it: it may be in one transaction with others.</summary>
    public Task<TResult> WriteAsync(TItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = new Entry(item);
        _waiting.Enqueue(entry);
        _ = WriteWaitingAsync();
        return entry.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteWaitingAsync()
    {
        // Looked at again after each end: an entry may have come when its writer had found none left.
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            try
            {
                while (TakeWaiting() is { Count: > 0 } entries)
                    await WriteAsync(entries);
            }
            finally
            {
                Volatile.Write(ref _isWriting, 0);
            }
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
