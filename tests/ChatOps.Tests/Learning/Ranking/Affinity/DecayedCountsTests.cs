using ChatOps.Learning.Ranking.Affinity;

namespace ChatOps.Tests.Learning.Ranking.Affinity;

/// <summary>Values worked out by hand.</summary>
public sealed class DecayedCountsTests
{
    private static readonly int[][] Popularity = [[0]];
    private static readonly int[][] WithAttribute = [[0], [1]];
    private static readonly int[][] OtherAttribute = [[0], [2]];

    [Fact]
    public void Score_OneHalfLifeLater_CountsHalf()
    {
        var counts = new DecayedCounts(halfLifeDays: 10, backOff: 1);
        counts.Learn(Popularity, person: 0, day: 0);
        counts.Learn(Popularity, person: 1, day: 10);

        // On day 10: person 0 counts 0.5, person 1 counts 1, the total is 1.5, smoothed by 1.
        Assert.Equal([0.5 / 2.5, 1 / 2.5], Score(counts, Popularity, day: 10, people: 2), new Close());
    }

    [Fact]
    public void Score_FinerLevel_IsInterpolatedWithTheCoarserOne()
    {
        var counts = new DecayedCounts(halfLifeDays: 1e9, backOff: 2);
        counts.Learn(WithAttribute, person: 0, day: 0);
        counts.Learn(OtherAttribute, person: 1, day: 0);

        // Popularity: 1 / (2 + 2) each. With the attribute: person 0 (1 + 2 × 1/4) / (1 + 2), person 1 (0 + 2 × 1/4) / (1 + 2).
        Assert.Equal([1.5 / 3, 0.5 / 3], Score(counts, WithAttribute, day: 0, people: 2), new Close());
    }

    [Fact]
    public void Score_AttributeNeverSeen_FallsBackToPopularity()
    {
        var counts = new DecayedCounts(halfLifeDays: 1e9, backOff: 2);
        counts.Learn(WithAttribute, person: 0, day: 0);

        Assert.Equal(Score(counts, Popularity, 0, 1), Score(counts, [[0], [99]], 0, 1), new Close());
    }

    private static double[] Score(DecayedCounts counts, int[][] keys, double day, int people)
    {
        var shares = new double[people];
        counts.Score(keys, day, shares);
        return shares;
    }

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
