namespace ChatOps.Learning.Monitoring;

/// <summary>One thing that was looked at, with all that its verdict rests on.</summary>
/// <param name="Subject">What was looked at: a feature, or what its name says.</param>
/// <param name="Method">How it was measured.</param>
/// <param name="Statistic">How far apart both spans are; null where there was too little data.</param>
/// <param name="P">Chance of such a distance without drift; null where there is no test.</param>
/// <param name="Threshold">Smallest distance that matters.</param>
/// <param name="Alpha">Largest p that counts.</param>
/// <param name="Reference">Values of the reference span.</param>
/// <param name="Recent">Values of the recent span.</param>
public sealed record DriftCheck(
    string Subject, DriftMethod Method, double? Statistic, double? P, double Threshold, double Alpha, int Reference, int Recent)
{
    /// <summary>p adjusted for all that was looked at together; null before that, or where there is no p.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>Drifted where the distance matters and chance doesn't explain it.</summary>
    public DriftVerdict Verdict => Statistic is not { } statistic ? DriftVerdict.TooFewToSay
        : statistic >= Threshold && (AdjustedP ?? P ?? 0) <= Alpha ? DriftVerdict.Drifted
        : DriftVerdict.Stable;
}
