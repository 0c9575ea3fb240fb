using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>A sum of decision trees over the features.</summary>
/// <param name="Trees">The trees.</param>
/// <param name="Means">What stands in for NaN, by feature.</param>
public sealed record TreeScorer(TreeSum Trees, IReadOnlyList<float> Means)
    : SuccessScorer
{
    public override double Score(ReadOnlySpan<float> features)
    {
        Span<float> known = stackalloc float[SuccessFeatures.Count];
        Fill(features, known);
        return Trees.Of(known);
    }

    public override void Score(CandidateFeatures features, Span<float> scores)
    {
        Span<float> known = stackalloc float[SuccessFeatures.Count];
        for (var p = 0; p < scores.Length; p++)
        {
            features.CopyTo(p, known);
            Fill(known, known);
            scores[p] = (float)Trees.Of(known);
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
        foreach (var root in Trees.Roots)
            Explain(root, x, z, side, 0, 0, contributions);
    }

    public override double StandardError(ReadOnlySpan<float> features) => double.NaN;

    private void Explain(
        int node, ReadOnlySpan<float> x, ReadOnlySpan<float> z, Span<sbyte> side, int fromX, int fromZ, Span<double> contributions)
    {
        if (node < 0)
        {
            Share(Trees.Leaves[~node], side, fromX, fromZ, contributions);
            return;
        }

        var (feature, threshold) = (Trees.Features[node], Trees.Thresholds[node]);
        var xNext = x[feature] <= threshold ? Trees.Left[node] : Trees.Right[node];
        var zNext = z[feature] <= threshold ? Trees.Left[node] : Trees.Right[node];
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

    private void Fill(ReadOnlySpan<float> features, Span<float> known)
    {
        for (var f = 0; f < features.Length; f++)
            known[f] = float.IsFinite(features[f]) ? features[f] : Means[f];
    }
}
