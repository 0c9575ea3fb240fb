namespace ChatOps.Learning.Performance;

/// <summary>
/// Random configurations from the document's spaces (§6.1, §7.2), thinned by successive halving (Jamieson and Talwalkar 2016): all are
/// measured on the newest blocks, the better half on more, until the last few are measured on all.
/// </summary>
/// <param name="Configurations">How many to start with, 1 or more.</param>
/// <param name="Seed">Seed of the draw.</param>
public sealed record SuccessTuning(int Configurations = 24, int Seed = 42)
{
    private static readonly int[] Blocks = [2, 4];

    /// <summary>Where the trials are measured.</summary>
    public ITuningTrials Trials { get; init; } = LocalTrials.Instance;

    /// <summary>The configurations that were left, scored on all blocks.</summary>
    internal IReadOnlyList<FoldScores> Search(Validation validation, CancellationToken cancellationToken)
    {
        IReadOnlyList<ISuccessLearner> left = Draw();
        foreach (var blocks in Blocks)
        {
            left = [.. Score(validation, left, blocks, cancellationToken)
                .GroupBy(s => s.Learner!.Kind)
                .SelectMany(kind => kind.OrderBy(s => validation.MeanLoss(s.Plain())).Take((kind.Count() + 1) / 2))
                .Select(s => s.Learner!)];
        }

        return Score(validation, left, int.MaxValue, cancellationToken);
    }

    private FoldScores[] Score(Validation validation, IReadOnlyList<ISuccessLearner> learners, int blocks, CancellationToken cancellationToken) =>
        [.. Trials.Run(validation.TrialData, learners, blocks, cancellationToken).Select((t, n) => new FoldScores(learners[n], validation, t.Scores, t.Ahead))];

    private List<ISuccessLearner> Draw()
    {
        var random = new Random(Seed);
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        double LogBetween(double low, double high) => Math.Exp(Between(Math.Log(low), Math.Log(high)));
        var drawn = new List<ISuccessLearner>(Configurations);
        for (var n = 0; n < Configurations; n++)
        {
            var (trees, leaves, minLeaf) = ((int)Between(50, 200), (int)LogBetween(3, 64), (int)LogBetween(2, 40));
            drawn.Add((n % 3) switch
            {
                0 => new LogisticLearner(LogBetween(1, 1000), random.Next(4, 20)),
                _ when n % 3 == 1 || !LightGbmLibrary.IsAvailable => new ForestLearner(trees, leaves, minLeaf),
                _ => new BoostedLearner(trees, leaves, minLeaf, LogBetween(0.01, 0.3), Between(0.6, 1), Between(0.6, 1)),
            });
        }

        return drawn;
    }
}
