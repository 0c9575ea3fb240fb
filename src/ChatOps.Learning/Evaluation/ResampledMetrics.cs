namespace ChatOps.Learning.Evaluation;

/// <summary>The metrics of several methods on the same decisions, and on the same resamples of them.</summary>
internal sealed class ResampledMetrics
{
    private readonly IReadOnlyList<double?>[] _values;
    private readonly IReadOnlyList<double?>[][] _resampled;

    /// <param name="judgements">By method, as long as each other and in the same order of decisions.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    public ResampledMetrics(IReadOnlyList<IReadOnlyList<Judgement>> judgements, CancellationToken cancellationToken = default)
    {
        _values = [.. judgements.Select(j => Judgements.Measure(j))];
        _resampled = Bootstrap.Draw(
            judgements[0].Count, picked => judgements.Select(j => Judgements.Measure(Array.ConvertAll(picked, n => j[n]))).ToArray(), cancellationToken);
    }

    /// <summary>A metric of a method.</summary>
    public MeasuredValue Of(int method, Metric metric) =>
        Bootstrap.Between(_values[method][(int)metric], [.. _resampled.Select(r => r[method][(int)metric])]);

    /// <summary>Paired difference in a metric, one method less another.</summary>
    public MeasuredValue Difference(int one, int other, Metric metric) => Bootstrap.Between(
        _values[one][(int)metric] - _values[other][(int)metric],
        [.. _resampled.Select(r => r[one][(int)metric] - r[other][(int)metric])]);
}
