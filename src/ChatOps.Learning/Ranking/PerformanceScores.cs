using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Past performance per person, 0 to 1: the mean of the stored score (0.4 time + 0.6 quality, design document §9.2),
/// pulled towards the mean of their seniority while there are few outcomes.
/// </summary>
public sealed class PerformanceScores
{
    /// <summary>Outcomes that the seniority's mean counts for: somebody with as many of their own stands half way between.</summary>
    private const double PriorOutcomes = 5;

    /// <summary>Used while nobody has finished anything.</summary>
    private const double Unknown = 0.5;

    private readonly float[] _scores;
    private readonly int[] _finished;
    private readonly int[] _successes;

    private PerformanceScores(float[] scores, int[] finished, int[] successes)
    {
        _scores = scores;
        _finished = finished;
        _successes = successes;
        SuccessRate = finished.Sum() is > 0 and var all ? successes.Sum() / (double)all : Unknown;
    }

    /// <summary>Share of all finished work that was rated 4 or 5, 0 to 1; one half while there is none.</summary>
    public double SuccessRate { get; }

    /// <summary>Score of a person, 0 to 1.</summary>
    public float this[int person] => _scores[person];

    /// <summary>How much a person has finished.</summary>
    public int FinishedBy(int person) => _finished[person];

    /// <summary>How much of it was rated 4 or 5.</summary>
    public int SuccessesOf(int person) => _successes[person];

    internal static PerformanceScores Build(IReadOnlyList<Person> people, OutcomeHistory history)
    {
        var sums = new double[people.Count];
        var finished = new int[people.Count];
        var successes = new int[people.Count];
        foreach (var work in history.Work)
        {
            sums[work.Person] += work.Outcome.PerformanceScore;
            finished[work.Person]++;
            if (work.Outcome.IsSuccess)
                successes[work.Person]++;
        }

        var overall = history.Work.Count == 0 ? Unknown : sums.Sum() / history.Work.Count;
        var bySeniority = Enumerable.Range(0, people.Count)
            .GroupBy(p => people[p].Seniority)
            .ToDictionary(g => g.Key, g => Shrink(g.Sum(p => sums[p]), g.Sum(p => finished[p]), overall));

        var scores = new float[people.Count];
        for (var p = 0; p < people.Count; p++)
            scores[p] = (float)Shrink(sums[p], finished[p], bySeniority[people[p].Seniority]);
        return new PerformanceScores(scores, finished, successes);
    }

    private static double Shrink(double sum, int count, double towards) => (sum + (PriorOutcomes * towards)) / (count + PriorOutcomes);
}
