namespace ChatOps.Learning.Performance;

/// <summary>
/// A sum of decision trees, flattened: parallel arrays over the inner nodes of all trees. A child at or above 0 is a node, below 0 the
/// leaf ~child.
/// </summary>
/// <param name="Bias">Added to the sum.</param>
/// <param name="Roots">First node of each tree; below 0 where a tree is a single leaf.</param>
/// <param name="Features">Feature that a node asks for.</param>
/// <param name="Thresholds">At or below it goes left.</param>
/// <param name="Left">Left child.</param>
/// <param name="Right">Right child.</param>
/// <param name="Leaves">Values of the leaves, weighted.</param>
public sealed record TreeSum(double Bias, int[] Roots, int[] Features, float[] Thresholds, int[] Left, int[] Right, double[] Leaves)
{
    /// <summary>The sum for one vector without NaN.</summary>
    public double Of(ReadOnlySpan<float> features)
    {
        var sum = Bias;
        foreach (var root in Roots)
        {
            var node = root;
            while (node >= 0)
                node = features[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
            sum += Leaves[~node];
        }

        return sum;
    }
}
