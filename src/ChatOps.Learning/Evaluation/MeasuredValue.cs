namespace ChatOps.Learning.Evaluation;

/// <summary>A figure with its interval; null where it can't be measured.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end of the 95 % bootstrap interval.</param>
/// <param name="High">Upper end.</param>
public sealed record MeasuredValue(double? Value, double? Low, double? High)
{
    /// <summary>Nothing could be measured.</summary>
    public static MeasuredValue None { get; } = new(null, null, null);
}
