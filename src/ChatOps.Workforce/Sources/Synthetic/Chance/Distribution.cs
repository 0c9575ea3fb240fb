namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A finite distribution, drawn from by weight. The weights need not add up to 1.</summary>
internal sealed class Distribution<T>
{
    private readonly T[] _values;
    private readonly double[] _cumulative;

    /// <param name="entries">Values with weights of at least 0, at least one of them above 0.</param>
    public Distribution(params (T Value, double Weight)[] entries)
    {
        _values = new T[entries.Length];
        _cumulative = new double[entries.Length];
        var sum = 0.0;
        for (var i = 0; i < entries.Length; i++)
        {
            _values[i] = entries[i].Value;
            _cumulative[i] = sum += entries[i].Weight;
        }
    }

    /// <summary>Draws one value; takes exactly one number from the stream.</summary>
    public T Draw(Random random)
    {
        var x = random.NextDouble() * _cumulative[^1];
        var i = 0;
        while (i < _cumulative.Length - 1 && x >= _cumulative[i])
        {
            i++;
        }

        return _values[i];
    }
}
