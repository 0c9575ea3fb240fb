using System.Globalization;

namespace ChatOps.Learning.Fairness;

/// <summary>Figures of an audit as people read them.</summary>
public static class FindingWords
{
    public static string Of(GroupFinding finding) => finding switch
    {
        GroupFinding.TooFew => "too few to judge",
        GroupFinding.Unknown => "unknown, counted only",
        GroupFinding.AtLeastFourFifths => "four fifths or more",
        GroupFinding.Uncertain => "below four fifths, uncertain",
        GroupFinding.BelowFourFifths => "below four fifths",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Not a finding."),
    };

    public static string Share(double? share) => share is { } value ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + "\u00a0%" : "not measured";

    public static string Number(double? number) => number is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "not measured";

    public static string Ratio(ImpactRatio impact) => impact.Ratio switch
    {
        { Value: null } => "not judged",
        { Low: 1, High: 1 } => "1, the highest",
        { Low: { } low, High: { } high } => $"{Number(impact.Ratio.Value)} ({Number(low)}\u00a0to\u00a0{Number(high)})",
        _ => $"{Number(impact.Ratio.Value)}, no interval",
    };
}
