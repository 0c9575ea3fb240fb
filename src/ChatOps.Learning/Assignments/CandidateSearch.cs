using ChatOps.Learning.Assignments.Solving;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Assignments;

/// <summary>Finds who could take each of many tasks, with the chance of success that the model says, or the score where it says none.</summary>
internal sealed class CandidateSearch
{
    /// <summary>With a learned model, the chance alone counts: a plan has limits for hours, the score has not.</summary>
    private static readonly HybridWeights ChanceOnly = new() { Content = 0, Collaborative = 0, Success = 1 };

    private readonly WorkforceSnapshot _snapshot;
    private readonly HybridRanker _ranker;
    private readonly RankingModel _model;
    private readonly SuccessCalibration? _calibration;

    public CandidateSearch(WorkforceSnapshot snapshot, RankingModel model)
    {
        _snapshot = snapshot;
        _model = model;
        _calibration = model.Success is null ? model.Calibration : null;
        _ranker = new HybridRanker(snapshot, model.Success is null ? model.Weights : ChanceOnly, model.Success);
    }

    /// <summary>
    /// Candidates of each task. As many are kept as there are tasks: among so many one always has nothing else to do, so nobody further down can
    /// be needed.
    /// </summary>
    /// <param name="items">Numbers of the tasks.</param>
    /// <param name="weights">What each takes, in thousandths of an hour.</param>
    /// <param name="room">What each person can take.</param>
    /// <param name="allows">Whether a task (its number) may be given to a person. Called from many threads.</param>
    /// <param name="cancellationToken">Stops between tasks.</param>
    public TaskCandidates[] Find(
        IReadOnlyList<int> items, long[] weights, long[] room, Func<int, int, bool> allows, CancellationToken cancellationToken)
    {
        var found = new TaskCandidates[items.Count];
        Parallel.For(
            0,
            items.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new ulong[_snapshot.People.Count],
            (t, _, keys) =>
            {
                found[t] = Find(items[t], weights[t], room, allows, items.Count, keys);
                return keys;
            },
            _ => { });
        return found;
    }

    /// <summary>The chance of a person for a task with its 80 % interval; null where chances can't be said.</summary>
    /// <param name="item">Number of the task.</param>
    /// <param name="person">Number of the person.</param>
    public SuccessProbability? Interval(int item, int person)
    {
        if (_model.Success is { } learned)
        {
            Span<float> features = stackalloc float[SuccessFeatures.Count];
            SuccessFeatures.Fill(_snapshot, item, person, features);
            return learned.Predict(features);
        }

        if (_calibration is null)
            return null;
        var scores = _ranker.Score(item);
        var interval = _calibration.Predict(scores.Hybrid[person]);
        _ranker.Return(scores);
        return interval;
    }

    private TaskCandidates Find(int item, long weight, long[] room, Func<int, int, bool> allows, int most, ulong[] keys)
    {
        var scores = _ranker.Score(item);
        try
        {
            var (count, mostRoom, best) = (0, 0L, ulong.MaxValue);
            for (var p = 0; p < room.Length; p++)
            {
                if (!allows(item, p))
                    continue;
                var key = Key(p, (float)Success(scores.Hybrid[p]));
                best = Math.Min(best, key);
                mostRoom = Math.Max(mostRoom, room[p]);
                if (weight <= room[p])
                    keys[count++] = key;
            }

            keys.AsSpan(0, count).Sort();
            return new TaskCandidates(
                item, [.. keys.Take(Math.Min(count, most)).Select(Candidate)], best == ulong.MaxValue ? null : Candidate(best), mostRoom);
        }
        finally
        {
            _ranker.Return(scores);
        }
    }

    private double Success(float score) => _calibration?.Predict(score).Value ?? score;

    /// <summary>Sorts by success from above, then by person: the bits of floats that are not negative rise with them.</summary>
    private static ulong Key(int person, float success) => ((ulong)~BitConverter.SingleToUInt32Bits(Math.Max(0, success)) << 32) | (uint)person;

    private static PlanCandidate Candidate(ulong key) => new((int)(uint)key, BitConverter.UInt32BitsToSingle(~(uint)(key >> 32)));
}
