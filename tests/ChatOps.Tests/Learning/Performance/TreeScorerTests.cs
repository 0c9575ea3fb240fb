using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using CsCheck;

namespace ChatOps.Tests.Learning.Performance;

public sealed class TreeScorerTests
{
    [Fact]
    public void Explain_OneSplit_GivesAllToItsFeature()
    {
        var tree = new TreeScorer(new TreeSum(0.5, [0], [2], [0.5f], [~0], [~1], [1, 4]), Means);

        var contributions = Explain(tree, Vector((2, 0.9f)), Vector((2, 0.1f)));

        Assert.Equal(3, contributions[2], 1e-12);
        Assert.Equal(0, contributions.Where((_, f) => f != 2).Sum(), 1e-12);
    }

    [Fact]
    public void Explain_BothOfTwo_ShareByHand()
    {
        // 8 only where both features are high: v(none) = v(one) = 0, v(both) = 8, so each gets half.
        var tree = new TreeScorer(new TreeSum(0, [0], [0, 1], [0.5f, 0.5f], [~0, ~1], [1, ~2], [0, 0, 8]), Means);

        var contributions = Explain(tree, Vector((0, 1), (1, 1)), Vector());

        Assert.Equal((4, 4), (contributions[0], contributions[1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Explain_FittedTrees_ContributionsSumToTheDifference(bool isForest)
    {
        var scorer = Fit(isForest);

        Gen.Float[0, 1].Array[SuccessFeatures.Count].Array[2].Sample(pair =>
            Assert.Equal(scorer.Score(pair[0]) - scorer.Score(pair[1]), Explain(scorer, pair[0], pair[1]).Sum(), 1e-6), iter: 50);
    }

    [Fact]
    public void Explain_SmallTrees_IsTheMeanOverAllOrders()
    {
        var scorer = (TreeScorer)Fit(isForest: false);
        var (x, z) = (Vector((0, 0.9f), (13, 0.8f), (20, 0.1f)), Vector((0, 0.2f), (13, 0.1f), (20, 0.7f)));
        int[] players = [0, 13, 20];

        var contributions = Explain(scorer, x, z);

        foreach (var player in players)
            Assert.Equal(Orders(players).Average(order => Gain(scorer, x, z, order, player)), contributions[player], 1e-9);
    }

    [Fact]
    public void Score_Missing_IsTheMean()
    {
        var tree = new TreeScorer(new TreeSum(0, [0], [2], [0.5f], [~0], [~1], [1, 4]), Means);

        Assert.Equal(tree.Score(Vector((2, Means[2]))), tree.Score(Vector((2, float.NaN))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fit_StoppedWhileTreesGrow_StopsThere(bool isForest)
    {
        const int ForHours = 1_000_000;
        using var stop = new CancellationTokenSource();
        var table = SuccessTrainerTests.Table(600, seed: 2, SuccessTrainerTests.Truth).Rows;
        var encoding = FeatureEncoding.Fit([.. table.Select(r => r.Features)], []);
        ISuccessLearner learner = isForest ? new ForestLearner(ForHours, 8, 5) : new BoostedLearner(ForHours, 6, 5, 0.2, 0.8, 0.8);
        var rows = new ReadRows(table);

        var fitting = Task.Run(() => learner.Fit(rows, encoding, stop.Token), CancellationToken.None);
        await rows.AreRead;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fitting.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static readonly float[] Means = [.. Enumerable.Repeat(0.3f, SuccessFeatures.Count)];

    private static SuccessScorer Fit(bool isForest)
    {
        var rows = SuccessTrainerTests.Table(600, seed: 2, SuccessTrainerTests.Truth).Rows;
        var encoding = FeatureEncoding.Fit([.. rows.Select(r => r.Features)], []);
        ISuccessLearner learner = isForest ? new ForestLearner(20, 8, 5) : new BoostedLearner(20, 6, 5, 0.2, 0.8, 0.8);
        return learner.Fit(rows, encoding, CancellationToken.None);
    }

    private static double Gain(TreeScorer scorer, float[] x, float[] z, int[] order, int player)
    {
        var mixed = z.ToArray();
        foreach (var f in order.TakeWhile(f => f != player))
            mixed[f] = x[f];
        var before = scorer.Score(mixed);
        mixed[player] = x[player];
        return scorer.Score(mixed) - before;
    }

    private static IEnumerable<int[]> Orders(int[] players) => players.Length == 1
        ? [players]
        : players.SelectMany(p => Orders([.. players.Where(q => q != p)]).Select(rest => (int[])[p, .. rest]));

    private static float[] Vector(params (int Feature, float Value)[] set)
    {
        var vector = new float[SuccessFeatures.Count];
        foreach (var (feature, value) in set)
            vector[feature] = value;
        return vector;
    }

    private static double[] Explain(SuccessScorer scorer, float[] x, float[] z)
    {
        var contributions = new double[SuccessFeatures.Count];
        scorer.Explain(x, z, contributions);
        return contributions;
    }

    /// <summary>Says when all rows were read: from then on the trees grow.</summary>
    private sealed class ReadRows(IReadOnlyList<TrainingRow> rows) : IReadOnlyList<TrainingRow>
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task AreRead => _read.Task;

        public int Count => rows.Count;

        public TrainingRow this[int index] => rows[index];

        public IEnumerator<TrainingRow> GetEnumerator()
        {
            foreach (var row in rows)
                yield return row;
            _read.TrySetResult();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
