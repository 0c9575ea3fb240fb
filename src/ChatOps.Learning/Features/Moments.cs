namespace ChatOps.Learning.Features;

/// <summary>Number, sum and sum of squares of somebody's values.</summary>
public record struct Moments(int Count, double Sum, double Squares)
{
    /// <summary>Takes one value in.</summary>
    public void Add(double value)
    {
        Count++;
        Sum += value;
        Squares += value * value;
    }

    /// <summary>Sum of squared distances from the mean, 0 or more.</summary>
    public readonly double Scatter => Count == 0 ? 0 : Math.Max(0, Squares - (Sum * Sum / Count));
}
