using ChatOps.Learning.Evaluation.Business;

namespace ChatOps.Learning.Evaluation;

/// <summary>An evaluation on the newest part of history.</summary>
public sealed record EvaluationReport
{
    /// <summary>What could not be measured and why, and what was left out, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Finished work with an outcome in the store.</summary>
    public required int Outcomes { get; init; }

    /// <summary>Last day that was known before the first fold; null if there is nothing to measure on.</summary>
    public DateOnly? KnownThrough { get; init; }

    /// <summary>Decisions measured on, all after that day.</summary>
    public int Decisions { get; init; }

    /// <summary>Accuracy of always saying the more frequent end, 0.5 to 1, to be read next to any accuracy.</summary>
    public double? MajorityRate { get; init; }

    /// <summary>Share of resamples inside the intervals.</summary>
    public double IntervalLevel { get; init; } = Bootstrap.Level;

    /// <summary>Number of resamples of an interval.</summary>
    public int Resamples { get; init; } = Bootstrap.Resamples;

    /// <summary>All folds together, in the order of <see cref="EvaluatedMethod"/>.</summary>
    public IReadOnlyList<MethodReport> Methods { get; init; } = [];

    /// <summary>Fold by fold, oldest first.</summary>
    public IReadOnlyList<FoldReport> Folds { get; init; } = [];

    /// <summary>What the model of the newest fold looks at; null where nothing was measured.</summary>
    public ImportanceReport? Importance { get; init; }

    /// <summary>What recommendations were followed by.</summary>
    public required BusinessReport Business { get; init; }
}
