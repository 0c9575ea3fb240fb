using ChatOps.Learning.Performance;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Collects candidates as they stood before each task was learned, with who did it, and fits the trees on them: pointwise, by LightGBM (Ke et
/// al. 2017). The newest part decides, by half as many trees fitted on the rest, how much the trees count, and whether they count at all.
/// </summary>
internal sealed class RerankerTraining(AffinityOptions options)
{
    private const int Seed = 42;

    /// <summary>Newest share of the examples that the blend is chosen on.</summary>
    private const double Check = 0.2;

    /// <summary>Unlikely candidates who didn't do the task are much alike: of those beyond the first few, one in so many stands for the others.</summary>
    private const int AlwaysTaken = 10, OneIn = 3;

    private static readonly double[] Blends = [0, 0.5, 0.7, 0.85, 1];

    private readonly List<Example> _examples = [];

    /// <summary>Adds a task. People who are not among the candidates can't be learned from.</summary>
    /// <param name="candidates">The candidates, from before the task was learned.</param>
    /// <param name="person">Number of who did it.</param>
    public void Add(AffinityCandidates? candidates, int person)
    {
        if (candidates is not null && Array.IndexOf(candidates.People, person) is >= 0 and var right)
            _examples.Add(new Example(candidates, right));
    }

    /// <summary>Fits; null where there is too little to fit on, or where the trees did not rank the newest part better.</summary>
    public AffinityReranker? Fit(CancellationToken cancellationToken)
    {
        var cut = (int)(_examples.Count * (1 - Check));
        if (cut < options.MinExamples || !LightGbmLibrary.IsAvailable)
            return null;
        var early = new AffinityReranker(FitTrees(_examples[..cut], options.Trees / 2, cancellationToken), 1);
        var blend = Blends.MaxBy(b => MeanReciprocalRank(early.With(b), _examples[cut..]));
        return blend > 0 ? new AffinityReranker(FitTrees(_examples, options.Trees, cancellationToken), blend) : null;
    }

    private static double MeanReciprocalRank(AffinityReranker reranker, List<Example> examples) => examples.Average(example =>
    {
        var weights = reranker.Weigh(example.Candidates);
        return 1.0 / (1 + weights.Count(w => w > weights[example.Right]));
    });

    private TreeSum FitTrees(IReadOnlyList<Example> examples, int trees, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(Seed);
        var width = examples[0].Candidates.Features.Length / examples[0].Candidates.People.Length;
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var rows = examples.SelectMany((e, n) => Enumerable.Range(0, e.Candidates.People.Length)
            .Where(c => c < AlwaysTaken || c == e.Right || (c + n) % OneIn == 0)
            .Select(c => new Row
            {
                Features = e.Candidates.Row(c).ToArray(),
                Label = c == e.Right,
                Weight = c < AlwaysTaken || c == e.Right ? 1 : OneIn,
            }));
        var model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfIterations = Math.Max(1, trees),
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.MinLeaf,
            LearningRate = options.TreeRate,
            MaximumBinCountPerFeature = 63,
            Seed = Seed,
            NumberOfThreads = 1, // the same result whatever the machine is doing, and no waiting for a core that is busy
            HandleMissingValue = false,
            Sigmoid = 1,
            Booster = new GradientBooster.Options { L2Regularization = 5 },
        }).Fit(context.Data.LoadFromEnumerable(rows, schema)).Model.SubModel;
        return TreeFlattening.Flatten(model.TrainedTreeEnsemble);
    }

    private sealed record Example(AffinityCandidates Candidates, int Right);

    private sealed class Row
    {
        public required float[] Features { get; init; }

        public required bool Label { get; init; }

        public required float Weight { get; init; }
    }
}
