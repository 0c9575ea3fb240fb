namespace ChatOps.Learning.Performance;

/// <summary>Values with weights, taken in rising order.</summary>
/// <param name="capacity">How many there will be at most.</param>
internal sealed class WeightedSample(int capacity)
{
    /// <summary>What sums of weights may be off by.</summary>
    private const double Rounding = 1e-9;

    private readonly double[] _values = new double[capacity];
    private readonly double[] _weights = new double[capacity];
    private int _count;

    /// <summary>Takes a value in; equal values become one. Those without weight are left out.</summary>
    public void Add(double value, double weight)
    {
        if (weight <= 0)
            return;
        if (_count > 0 && value <= _values[_count - 1])
        {
            _weights[_count - 1] += weight;
            return;
        }

        (_values[_count], _weights[_count]) = (value, weight);
        _count++;
    }

    /// <summary>The mean, and the narrowest closed interval that holds a share of the weight; of equally narrow ones the heaviest.</summary>
    /// <param name="level">The share, 0 to 1.</param>
    public Interval Narrowest(double level)
    {
        var (total, sum) = (0.0, 0.0);
        for (var n = 0; n < _count; n++)
        {
            total += _weights[n];
            sum += _weights[n] * _values[n];
        }

        var needed = (level * total) - Rounding;
        var (from, held) = (0, 0.0);
        var (low, high, weight) = (_values[0], _values[_count - 1], total);
        for (var to = 0; to < _count; to++)
        {
            held += _weights[to];
            while (from < to && held - _weights[from] >= needed)
                held -= _weights[from++];
            var isNarrower = _values[to] - _values[from] is var width && (width < high - low || (width == high - low && held > weight));
            if (held >= needed && isNarrower)
                (low, high, weight) = (_values[from], _values[to], held);
        }

        return new Interval(Math.Clamp(sum / total, low, high), low, high);
    }
}
