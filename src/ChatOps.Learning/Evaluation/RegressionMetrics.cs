namespace ChatOps.Learning.Evaluation;

/// <summary>Textbook metrics of predicted numbers (design document §3.3) as pure functions. Where something can't be measured they give null, never NaN.</summary>
public static class RegressionMetrics
{
    /// <summary>Root of the mean squared error, in units of the value. Null for none.</summary>
    public static double? Rmse(IReadOnlyCollection<(double Predicted, double Actual)> pairs) =>
        pairs.Count == 0 ? null : Math.Sqrt(pairs.Average(p => Square(p.Predicted - p.Actual)));

    /// <summary>Mean absolute error, in units of the value. Null for none.</summary>
    public static double? Mae(IReadOnlyCollection<(double Predicted, double Actual)> pairs) =>
        pairs.Count == 0 ? null : pairs.Average(p => Math.Abs(p.Predicted - p.Actual));

    /// <summary>
    /// Coefficient of determination: 1 - squared error over that of always saying the mean of these very values. 1 is perfect, below 0 is
    /// worse than the mean. Null where all values are the same.
    /// </summary>
    public static double? RSquared(IReadOnlyCollection<(double Predicted, double Actual)> pairs)
    {
        if (pairs.Count == 0)
            return null;
        var mean = pairs.Average(p => p.Actual);
        var scatter = pairs.Sum(p => Square(p.Actual - mean));
        return scatter > 0 ? 1 - (pairs.Sum(p => Square(p.Predicted - p.Actual)) / scatter) : null;
    }

    /// <summary>
    /// Mean absolute error in percent of the actual value. Actual values of 0 have no percentage: they are left out, and counted.
    /// The mean is null where nothing is left.
    /// </summary>
    public static (double? Percent, int ZerosLeftOut) Mape(IReadOnlyCollection<(double Predicted, double Actual)> pairs)
    {
        var kept = pairs.Where(p => p.Actual != 0).ToArray();
        return (kept.Length == 0 ? null : 100 * kept.Average(p => Math.Abs((p.Actual - p.Predicted) / p.Actual)), pairs.Count - kept.Length);
    }

    /// <summary>Share of values that lay in their interval, ends included, 0 to 1. Null for none.</summary>
    public static double? Coverage(IReadOnlyCollection<(double Low, double High, double Actual)> intervals) =>
        intervals.Count == 0 ? null : intervals.Count(i => i.Low <= i.Actual && i.Actual <= i.High) / (double)intervals.Count;

    /// <summary>Mean width of intervals, in units of the value. Null for none.</summary>
    public static double? MeanWidth(IReadOnlyCollection<(double Low, double High, double Actual)> intervals) =>
        intervals.Count == 0 ? null : intervals.Average(i => i.High - i.Low);

    private static double Square(double x) => x * x;
}
