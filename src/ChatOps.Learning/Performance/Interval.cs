namespace ChatOps.Learning.Performance;

/// <summary>A prediction with its 80 % interval: Low &lt;= Value &lt;= High, never NaN.</summary>
/// <param name="Value">What to expect.</param>
/// <param name="Low">Lower end, included.</param>
/// <param name="High">Upper end, included.</param>
public sealed record Interval(double Value, double Low, double High);
