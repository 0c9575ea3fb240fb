namespace ChatOps.Learning.Experiments;

/// <summary>One metric of one arm.</summary>
/// <param name="Tasks">Tasks that it could be measured on.</param>
/// <param name="Mean">Its mean; null for no tasks.</param>
/// <param name="Low">Lower end of the mean's interval; null for fewer than two tasks.</param>
/// <param name="High">Upper end.</param>
public sealed record ArmFigures(int Tasks, double? Mean, double? Low, double? High)
{
    internal static ArmFigures Of(SampleSummary sample, double alpha)
    {
        var interval = sample.Interval(alpha);
        return new ArmFigures(sample.Count, sample.Count == 0 ? null : sample.Mean, interval?.Low, interval?.High);
    }
}
