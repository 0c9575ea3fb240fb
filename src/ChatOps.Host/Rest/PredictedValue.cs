using ChatOps.Learning.Performance;

namespace ChatOps.Host.Rest;

/// <summary>A figure with its 80 % interval.</summary>
/// <param name="Value">What to expect.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record PredictedValue(double Value, double Low, double High)
{
    public static PredictedValue Of(Interval interval) => new(interval.Value, interval.Low, interval.High);
}
