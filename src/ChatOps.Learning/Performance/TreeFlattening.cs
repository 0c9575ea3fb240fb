using Microsoft.ML.Trainers.FastTree;

namespace ChatOps.Learning.Performance;

/// <summary>From ML.NET's tree objects to flat arrays: no object per node, nothing boxed when scoring.</summary>
internal static class TreeFlattening
{
    /// <param name="ensemble">The trees.</param>
    /// <param name="scale">What every leaf is multiplied by.</param>
    public static TreeSum Flatten<TTree>(TreeEnsemble<TTree> ensemble, double scale = 1)
        where TTree : RegressionTreeBase
    {
        var (roots, features, thresholds) = (new List<int>(), new List<int>(), new List<float>());
        var (left, right, leaves) = (new List<int>(), new List<int>(), new List<double>());
        foreach (var (tree, weight) in ensemble.Trees.Zip(ensemble.TreeWeights))
        {
            var (firstNode, firstLeaf) = (features.Count, leaves.Count);
            int Child(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
            roots.Add(tree.NumberOfNodes > 0 ? firstNode : ~firstLeaf);
            for (var n = 0; n < tree.NumberOfNodes; n++)
            {
                features.Add(tree.NumericalSplitFeatureIndexes[n]);
                thresholds.Add(tree.NumericalSplitThresholds[n]);
                left.Add(Child(tree.LeftChild[n]));
                right.Add(Child(tree.RightChild[n]));
            }

            leaves.AddRange(tree.LeafValues.Select(value => value * weight * scale));
        }

        return new TreeSum(ensemble.Bias * scale, [.. roots], [.. features], [.. thresholds], [.. left], [.. right], [.. leaves]);
    }
}
