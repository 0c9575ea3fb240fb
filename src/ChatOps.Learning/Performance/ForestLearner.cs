using System.Runtime.CompilerServices;
using ChatOps.Learning.Features;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace ChatOps.Learning.Performance;

/// <summary>Random forest (Breiman 2001) by ML.NET's FastForest. Its score is the mean of its leaves, -1 to 1, not log-odds.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Leaves of a tree at most, 2 or more.</param>
/// <param name="MinLeaf">Decisions in a leaf at least.</param>
public sealed record ForestLearner(int Trees, int Leaves, int MinLeaf) : ISuccessLearner
{
    private const int Seed = 42;

    public string Kind => "forest";

    public string Parameters => FormattableString.Invariant($"{Trees} trees, {Leaves} leaves, {MinLeaf} a leaf");

    public bool GivesLogOdds => false;

    public SuccessScorer Fit(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(Seed);
        using var stopping = context.StopsWith(cancellationToken);
        var trainer = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = MinLeaf,
            Seed = Seed,
            FeatureSelectionSeed = Seed,
            NumberOfThreads = 1,
        });
        AllowsCollections(trainer) = false;
        var model = trainer.Fit(TreeRow.Load(context, rows, encoding)).Model;
        return new TreeScorer(TreeFlattening.Flatten(model.TrainedTreeEnsemble, 1.0 / model.TrainedTreeEnsemble.Trees.Count), encoding.Means);
    }

    /// <summary>
    /// ML.NET (5.0.1, FastTreeTrainerBase) collects the garbage of the whole process three times before each forest, every thread standing still, only to
    /// note the memory in use. A training fits dozens of forests, beside people who wait for answers. There is no option, only this field.
    /// </summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "AllowGC")]
    private static extern ref bool AllowsCollections(
        FastTreeTrainerBase<FastForestBinaryTrainer.Options, BinaryPredictionTransformer<FastForestBinaryModelParameters>, FastForestBinaryModelParameters> trainer);
}
