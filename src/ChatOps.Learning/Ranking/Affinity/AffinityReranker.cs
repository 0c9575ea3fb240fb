using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>Boosted trees over candidates, blended with the mix that found them.</summary>
/// <param name="trees">Log-odds that a candidate did the task.</param>
/// <param name="blend">Share of the trees in the blend of log-probabilities, above 0 and at most 1.</param>
internal sealed class AffinityReranker(TreeSum trees, double blend)
{
    /// <summary>Share of the trees.</summary>
    public double Blend { get; } = blend;

    /// <summary>The same trees with another share.</summary>
    public AffinityReranker With(double blend) => new(trees, blend);

    /// <summary>Weights of the candidates, above 0, to be read as proportions.</summary>
    public double[] Weigh(AffinityCandidates candidates)
    {
        var weights = new double[candidates.People.Length];
        for (var c = 0; c < weights.Length; c++)
        {
            var odds = trees.Of(candidates.Row(c));
            var logProbability = -Math.Log(1 + Math.Exp(-odds));
            weights[c] = Math.Exp((Blend * logProbability) + ((1 - Blend) * candidates.LogShares[c]));
        }

        return weights;
    }
}
