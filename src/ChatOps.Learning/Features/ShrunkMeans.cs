namespace ChatOps.Learning.Features;

/// <summary>
/// Means per person, each pulled to the mean of its group as far as its own few values are unsure (empirical Bayes; Morris 1983,
/// "Parametric empirical Bayes inference"): (sum + k × group mean) / (n + k) with k = variance within people / variance between people,
/// both by the method of moments. Nobody has to choose how strong the pull is.
/// </summary>
public sealed class ShrunkMeans
{
    /// <summary>People of a group that the mean of all counts for.</summary>
    private const double GroupPrior = 2;

    /// <summary>Smallest share of the variance that people are taken to differ by; keeps the pull finite.</summary>
    private const double MinBetween = 0.01;

    private readonly float[] _means;

    private ShrunkMeans(float[] means, double pull)
    {
        _means = means;
        Pull = pull;
    }

    /// <summary>Values that the group's mean counts for, 0 or more.</summary>
    public double Pull { get; }

    /// <summary>By person.</summary>
    public ReadOnlySpan<float> Values => _means;

    /// <summary>The same as an array, not to be written to.</summary>
    internal float[] Column => _means;

    /// <summary>Shrinks.</summary>
    /// <param name="sums">By person: number of values, their sum and the sum of their squares.</param>
    /// <param name="groups">By person, from 0.</param>
    /// <param name="unknown">Mean while there is no value at all.</param>
    public static ShrunkMeans Build(ReadOnlySpan<Moments> sums, ReadOnlySpan<int> groups, double unknown)
    {
        var (count, total, squares, within, freedom) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var groupCount = 0;
        for (var p = 0; p < sums.Length; p++)
        {
            groupCount = Math.Max(groupCount, groups[p] + 1);
            if (sums[p].Count == 0)
                continue;
            count += sums[p].Count;
            total += sums[p].Sum;
            squares += sums[p].Squares;
            within += sums[p].Squares - (sums[p].Sum * sums[p].Sum / sums[p].Count);
            freedom += sums[p].Count - 1;
        }

        var mean = count > 0 ? total / count : unknown;
        var variance = count > 1 ? Math.Max(0, (squares / count) - (mean * mean)) : 0;
        var noise = freedom > 0 ? within / freedom : variance;

        Span<double> groupMeans = new double[groupCount];
        var people = new double[groupCount];
        for (var p = 0; p < sums.Length; p++)
        {
            if (sums[p].Count == 0)
                continue;
            groupMeans[groups[p]] += sums[p].Sum / sums[p].Count;
            people[groups[p]]++;
        }

        for (var g = 0; g < groupCount; g++)
            groupMeans[g] = (groupMeans[g] + (GroupPrior * mean)) / (people[g] + GroupPrior);

        var (between, measured) = (0.0, 0);
        for (var p = 0; p < sums.Length; p++)
        {
            if (sums[p].Count == 0)
                continue;
            var off = (sums[p].Sum / sums[p].Count) - groupMeans[groups[p]];
            between += (off * off) - (noise / sums[p].Count);
            measured++;
        }

        between = Math.Max(measured > 0 ? between / measured : 0, MinBetween * variance);
        var pull = between > 0 ? noise / between : 1;
        var means = new float[sums.Length];
        for (var p = 0; p < means.Length; p++)
            means[p] = (float)((sums[p].Sum + (pull * groupMeans[groups[p]])) / Math.Max(sums[p].Count + pull, double.Epsilon));
        for (var p = 0; p < means.Length && pull == 0; p++)
        {
            if (sums[p].Count == 0)
                means[p] = (float)groupMeans[groups[p]];
        }

        return new ShrunkMeans(means, pull);
    }
}
