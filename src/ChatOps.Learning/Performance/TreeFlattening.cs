using Microsoft.ML.Trainers.FastTree;

namespace ChatOps.Learning.Performance;

/// <summary>From ML.NET's tree objects to flat arrays: no object per node, nothing boxed when scoring.</summary>
internal static class TreeFlattening
{
    public static TreeSum Flatten<TTree>(TreeEnsemble<TTree> ensemble)
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

            leaves.AddRange(tree.LeafValues.Select(value => value * weight));
        }

        return new TreeSum(ensemble.Bias, [.. roots], [.. features], [.. thresholds], [.. left], [.. right], [.. leaves]);
    }
}
