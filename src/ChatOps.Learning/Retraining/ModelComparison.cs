namespace ChatOps.Learning.Retraining;

/// <summary>A new model beside what served and baselines, on the same later outcomes, each foretold from what was known before its span of time.</summary>
public sealed record ModelComparison
{
    /// <summary>What came of it.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What stood in for what serves, as a sentence; null where nothing had to.</summary>
    public string? StandIn { get; init; }

    /// <summary>Outcomes that were compared on.</summary>
    public int Decisions { get; init; }

    /// <summary>The evening before the first of them.</summary>
    public DateOnly? KnownThrough { get; init; }

    /// <summary>Names of the figures.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The new model first, then what serves, then baselines.</summary>
    public IReadOnlyList<ComparedMethod> Methods { get; init; } = [];

    /// <summary>A comparison that could not be made.</summary>
    public static ModelComparison None(ComparisonVerdict verdict, string sentence) => new() { Verdict = verdict, Sentence = sentence };
}
