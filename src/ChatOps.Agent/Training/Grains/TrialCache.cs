using System.Collections.Concurrent;
using ChatOps.Learning.Performance;

namespace ChatOps.Agent.Training.Grains;

/// <summary>What this host measures trials on: what it was given last.</summary>
internal sealed class TrialCache
{
    private const int Most = 2;

    private readonly ConcurrentDictionary<string, TrialData> _given = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public TrialData? Find(string fingerprint) => _given.GetValueOrDefault(fingerprint);

    public void Keep(string fingerprint, byte[] content)
    {
        if (_given.ContainsKey(fingerprint) || !_given.TryAdd(fingerprint, TrialData.Read(content)))
            return;
        _order.Enqueue(fingerprint);
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
            _given.TryRemove(oldest, out _);
    }
}
