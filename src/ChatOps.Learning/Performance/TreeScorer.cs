using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>
/// A sum of decision trees, flattened: four parallel arrays over the inner nodes of all trees. A child at or above 0 is a node, below 0 the
/// leaf ~child.
/// </summary>
/// <param name="Bias">Added to the sum.</param>
/// <param name="Roots">First node of each tree; below 0 where a tree is a single leaf.</param>
/// <param name="Features">Feature that a node asks for.</param>
/// <param name="Thresholds">At or below it goes left.</param>
/// <param name="Left">Left child.</param>
/// <param name="Right">Right child.</param>
/// <param name="Leaves">Values of the leaves, weighted.</param>
/// <param name="Means">What stands in for NaN, by feature.</param>
public sealed record TreeScorer(
    double Bias,
    int[] Roots,
    int[] Features,
    float[] Thresholds,
    int[] Left,
    int[] Right,
    double[] Leaves,
    IReadOnlyList<float> Means)
    : SuccessScorer
{
    public override double Score(ReadOnlySpan<float> features)
    {
        Span<float> known = stackalloc float[SuccessFeatures.Count];
        Fill(features, known);
        return Sum(known);
    }

    public override void Score(CandidateFeatures features, Span<float> scores)
    {
        Span<float> known = stackalloc float[SuccessFeatures.Count];
        for (var p = 0; p < scores.Length; p++)
        {
            features.CopyTo(p, known);
            Fill(known, known);
            scores[p] = (float)Sum(known);
        }
    }

    /// <summary>
    /// Exact for one reference (interventional TreeSHAP; Lundberg et al. 2020, "From local explanations to global understanding"): along each path
    /// every feature is decided by the vector, by the reference or by both alike; a leaf reached by following n features of the vector
    /// and m of the reference gives each of the n its value × (n-1)! m! / (n+m)!, and takes value × n! (m-1)! / (n+m)! from each of the m.
    /// </summary>
    public override void Explain(ReadOnlySpan<float> features, ReadOnlySpan<float> reference, Span<double> contributions)
    {
        contributions.Clear();
        Span<float> x = stackalloc float[SuccessFeatures.Count];
        Span<float> z = stackalloc float[SuccessFeatures.Count];
        Fill(features, x);
        Fill(reference, z);
        Span<sbyte> side = stackalloc sbyte[SuccessFeatures.Count];
        foreach (var root in Roots)
            Explain(root, x, z, side, 0, 0, contributions);
    }

    public override double StandardError(ReadOnlySpan<float> features) => double.NaN;

    private void Explain(
        int node, ReadOnlySpan<float> x, ReadOnlySpan<float> z, Span<sbyte> side, int fromX, int fromZ, Span<double> contributions)
    {
        if (node < 0)
        {
            Share(Leaves[~node], side, fromX, fromZ, contributions);
            return;
        }

        var feature = Features[node];
        var (xNext, zNext) = (x[feature] <= Thresholds[node] ? Left[node] : Right[node], z[feature] <= Thresholds[node] ? Left[node] : Right[node]);
        if (xNext == zNext || side[feature] > 0)
        {
            Explain(xNext, x, z, side, fromX, fromZ, contributions);
        }
        else if (side[feature] < 0)
        {
            Explain(zNext, x, z, side, fromX, fromZ, contributions);
        }
        else
        {
            side[feature] = 1;
            Explain(xNext, x, z, side, fromX + 1, fromZ, contributions);
            side[feature] = -1;
            Explain(zNext, x, z, side, fromX, fromZ + 1, contributions);
            side[feature] = 0;
        }
    }

    private static void Share(double leaf, ReadOnlySpan<sbyte> side, int fromX, int fromZ, Span<double> contributions)
    {
        if (fromX + fromZ == 0)
            return;
        var (gain, loss) = (leaf / (fromX * Choose(fromX + fromZ, fromX)), leaf / (fromZ * Choose(fromX + fromZ, fromZ)));
        for (var f = 0; f < side.Length; f++)
            contributions[f] += side[f] > 0 ? gain : side[f] < 0 ? -loss : 0;
    }

    /// <summary>Binomial coefficient; (n-1)! m! / (n+m)! = 1 / (n × choose(n+m, n)).</summary>
    private static double Choose(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
            result = result * (n - i + 1) / i;
        return result;
    }

    private double Sum(ReadOnlySpan<float> features)
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

    private void Fill(ReadOnlySpan<float> features, Span<float> known)
    {
        for (var f = 0; f < features.Length; f++)
            known[f] = float.IsFinite(features[f]) ? features[f] : Means[f];
    }
}
