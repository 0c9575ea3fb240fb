namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Page and Hinkley's test for a rise of a mean (Page 1954; Hinkley 1971): m = Σ (x - mean so far - δ), and the statistic is how far m has risen
/// above its least. A rise that the mean so far has got used to no longer counts, so the largest statistic is kept too.
/// </summary>
/// <param name="delta">Rise that is let pass, 0 or more.</param>
public sealed class PageHinkley(double delta)
{
    private double _mean;
    private double _sum;
    private double _least;

    /// <summary>Values taken in.</summary>
    public int Count { get; private set; }

    /// <summary>The statistic now, 0 or more.</summary>
    public double Statistic => _sum - _least;

    /// <summary>The largest statistic so far.</summary>
    public double Largest { get; private set; }

    /// <summary>Takes the next value in.</summary>
    public void Add(double value)
    {
        Count++;
        _mean += (value - _mean) / Count;
        _sum += value - _mean - delta;
        _least = Math.Min(_least, _sum);
        Largest = Math.Max(Largest, Statistic);
    }
}
