namespace ChatOps.Learning.Monitoring;

/// <summary>What has changed between two spans of time.</summary>
public sealed record DriftReport
{
    /// <summary>The day of the report.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Version of the model that was looked at.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>The span that is compared with.</summary>
    public required DriftSpan Reference { get; init; }

    /// <summary>The span in question.</summary>
    public required DriftSpan Recent { get; init; }

    /// <summary>Everything that was looked at, p-values adjusted together.</summary>
    public required IReadOnlyList<DriftCheck> Checks { get; init; }

    /// <summary>Features that move by themselves and are not judged.</summary>
    public required IReadOnlyList<string> NotJudged { get; init; }

    /// <summary>The model against the one before it, on today's company; null where there is none.</summary>
    public required RankingComparison? AgainstPrevious { get; init; }

    /// <summary>The model today against the same model at the end of the reference span.</summary>
    public required RankingComparison AgainstThen { get; init; }

    /// <summary>How work spread over people in the reference span.</summary>
    public required LoadSpread LoadThen { get; init; }

    /// <summary>How it spreads now.</summary>
    public required LoadSpread LoadNow { get; init; }

    /// <summary>Error of the chance of success by week.</summary>
    public required IReadOnlyList<WeekError> Weeks { get; init; }

    /// <summary>Calibration in the reference span.</summary>
    public required CalibrationSpan CalibrationThen { get; init; }

    /// <summary>Calibration in the recent span.</summary>
    public required CalibrationSpan CalibrationNow { get; init; }

    /// <summary>What drifted, each once, in order.</summary>
    public IReadOnlyList<string> Drifted => [.. Checks.Where(c => c.Verdict == DriftVerdict.Drifted).Select(c => c.Subject).Distinct()];

    /// <summary>What could not be judged, each once.</summary>
    public IReadOnlyList<string> TooFewToSay => [.. Checks.GroupBy(c => c.Subject).Where(g => g.All(c => c.Verdict == DriftVerdict.TooFewToSay)).Select(g => g.Key)];

    /// <summary>The same as long as the same model has the same things drifted: who has been told need not be told again.</summary>
    public string Fingerprint => FormattableString.Invariant($"v{ModelVersion}:{string.Join(',', Drifted.Order(StringComparer.Ordinal))}");

    /// <summary>The report in one sentence.</summary>
    public string Summary => (Drifted, TooFewToSay.Count) switch
    {
        ({ Count: 0 }, 0) => FormattableString.Invariant($"Nothing has drifted: {Recent.Decisions} decisions against {Reference.Decisions} before."),
        ({ Count: 0 }, var few) when few == Checks.Select(c => c.Subject).Distinct().Count() =>
            FormattableString.Invariant($"Too few decisions to say: {Recent.Decisions} against {Reference.Decisions} before."),
        ({ Count: 0 }, var few) => FormattableString.Invariant($"Nothing that can be judged has drifted; {few} things have too little data."),
        ({ } drifted, _) => FormattableString.Invariant(
            $"{drifted.Count} of {Checks.Select(c => c.Subject).Distinct().Count()} things drifted: {string.Join(", ", drifted)}."),
    };
}
