namespace ChatOps.Learning.Evaluation;

/// <summary>
/// Percentile bootstrap (Efron 1979): the sample is drawn again and again with replacement, and the middle 95 % of what is then measured are the
/// interval. The same seed draws the same, so that differences between methods are paired.
/// </summary>
public static class Bootstrap
{
    /// <summary>Number of resamples.</summary>
    public const int Resamples = 1_000;

    /// <summary>Share of the resamples inside an interval.</summary>
    public const double Level = 0.95;

    /// <summary>Share of the resamples that must be measurable, so that an interval is more than its luckier half.</summary>
    private const double LeastMeasurable = 0.9;

    private const int Seed = 42;

    /// <summary>Interval of a figure.</summary>
    /// <param name="sample">What was observed.</param>
    /// <param name="measure">The figure of a sample; null where it can't be measured.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    public static MeasuredValue Interval<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double?> measure, CancellationToken cancellationToken = default)
    {
        var value = measure(sample);
        return value is null ? MeasuredValue.None : Between(value, [.. Draw(sample.Count, picked => measure([.. picked.Select(n => sample[n])]), cancellationToken)]);
    }

    /// <summary>Interval of a difference of means of two samples that have nothing to do with each other: first less second. None where one is empty.</summary>
    public static MeasuredValue Difference(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return MeasuredValue.None;
        double?[] Means(IReadOnlyList<double> sample) => Draw(sample.Count, picked => (double?)picked.Average(n => sample[n]));

        // The two draws must not be the same numbers where the samples are as long as each other.
        var (one, other) = (Means(first), Means(second));
        return Between(first.Average() - second.Average(), [.. one.Zip(other.Reverse(), (a, b) => a - b)]);
    }

    /// <summary>The value with the interval of its resamples.</summary>
    internal static MeasuredValue Between(double? value, IReadOnlyList<double?> resampled)
    {
        var known = resampled.Where(r => r is not null).Select(r => r!.Value).Order().ToArray();
        return value is null || known.Length < LeastMeasurable * resampled.Count || known.Length == 0
            ? new MeasuredValue(value, null, null)
            : new MeasuredValue(value, Percentile(known, (1 - Level) / 2), Percentile(known, (1 + Level) / 2));
    }

    /// <summary>Measures every resample, given as numbers into the sample.</summary>
    internal static TResult[] Draw<TResult>(int count, Func<int[], TResult> measure, CancellationToken cancellationToken = default)
    {
        var results = new TResult[Resamples];
        Parallel.For(0, Resamples, TrainingCores.Loops(cancellationToken), n =>
        {
            var random = new Random(Seed + n);
            var picked = new int[count];
            for (var i = 0; i < count; i++)
                picked[i] = random.Next(count);
            results[n] = measure(picked);
        });
        return results;
    }

    private static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
