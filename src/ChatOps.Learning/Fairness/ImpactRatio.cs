using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Fairness;

/// <summary>A rate of a group against that of the group with the highest.</summary>
/// <param name="Rate">The rate, 0 to 1; null where the group was never considered.</param>
/// <param name="Ratio">Rate over the highest of the groups that are judged, with its 95 % interval; not measured for groups that aren't, and without
/// an interval for a rate of 0, which says nothing of its own uncertainty.</param>
/// <param name="P">How often chance alone puts the group as low, adjusted for the groups of the grouping; null where it isn't judged.</param>
/// <param name="Finding">What that says.</param>
public sealed record ImpactRatio(double? Rate, MeasuredValue Ratio, double? P, GroupFinding Finding)
{
    /// <summary>The rule of thumb.</summary>
    public const double FourFifths = 0.8;

    /// <summary>Chance that explains a low ratio from here on.</summary>
    public const double Alpha = 0.05;

    internal static ImpactRatio NotJudged(double? rate, bool isUnknown) =>
        new(rate, MeasuredValue.None, null, isUnknown ? GroupFinding.Unknown : GroupFinding.TooFew);

    internal static ImpactRatio Judged(double? rate, MeasuredValue ratio, double p) => new(rate, ratio, p, ratio switch
    {
        { Value: null } => GroupFinding.TooFew,
        { Value: >= FourFifths } => GroupFinding.AtLeastFourFifths,
        { High: null or < FourFifths } when p <= Alpha => GroupFinding.BelowFourFifths,
        _ => GroupFinding.Uncertain,
    });
}
