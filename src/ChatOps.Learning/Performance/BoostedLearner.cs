using ChatOps.Learning.Features;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace ChatOps.Learning.Performance;

/// <summary>Gradient-boosted trees (Friedman 2001) by LightGBM (Ke et al. 2017).</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Leaves of a tree at most, 2 or more.</param>
/// <param name="MinLeaf">Decisions in a leaf at least.</param>
/// <param name="LearningRate">How much each tree counts, above 0 and at most 1.</param>
/// <param name="Subsample">Share of the decisions that each tree sees, above 0 and at most 1.</param>
/// <param name="FeatureShare">Share of the features that each tree sees, above 0 and at most 1.</param>
public sealed record BoostedLearner(int Trees, int Leaves, int MinLeaf, double LearningRate, double Subsample, double FeatureShare) : ISuccessLearner
{
    private const int Seed = 42;

    public string Kind => "boosted trees";

    public string Parameters => FormattableString.Invariant(
        $"{Trees} trees, {Leaves} leaves, {MinLeaf} a leaf, rate {LearningRate:0.###}, {Subsample:0.##} of rows, {FeatureShare:0.##} of features");

    public bool GivesLogOdds => true;

    public SuccessScorer Fit(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(Seed);
        using var stopping = context.StopsWith(cancellationToken);
        var model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = MinLeaf,
            LearningRate = LearningRate,
            Seed = Seed,
            NumberOfThreads = 1,
            HandleMissingValue = false,
            Sigmoid = 1,
            Booster = new GradientBooster.Options
            {
                SubsampleFraction = Subsample,
                SubsampleFrequency = Subsample < 1 ? 1 : 0,
                FeatureFraction = FeatureShare,
                L2Regularization = 1,
            },
        }).Fit(TreeRow.Load(context, rows, encoding)).Model.SubModel;
        return new TreeScorer(TreeFlattening.Flatten(model.TrainedTreeEnsemble), encoding.Means);
    }
}
