namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>The people most likely to do a task, with what the trees look at.</summary>
/// <param name="People">Numbers of the people, likeliest first.</param>
/// <param name="LogShares">Log-probability of each by the mix that found them.</param>
/// <param name="Features">Rows of <see cref="AffinityFeatures.Count"/> values, one after the other.</param>
internal sealed record AffinityCandidates(int[] People, double[] LogShares, float[] Features)
{
    /// <summary>Features of one candidate.</summary>
    public ReadOnlySpan<float> Row(int candidate)
    {
        var width = Features.Length / People.Length;
        return Features.AsSpan(candidate * width, width);
    }
}
