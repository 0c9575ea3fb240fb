using ChatOps.Workforce;

namespace ChatOps.Learning.Performance;

/// <summary>One decision to learn from, as it was known before.</summary>
/// <param name="Block">Number of the span of time it lies in, from 0; all features of a block are from before its first decision.</param>
/// <param name="Features">In the order of <see cref="Features.SuccessFeature"/>; NaN where not known.</param>
/// <param name="FormulaScore">The document's hybrid score, 0 to 1; NaN where it was not computed.</param>
/// <param name="EstimatedHours">Estimated effort.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record TrainingRow(int Block, float[] Features, float FormulaScore, double EstimatedHours, Outcome Outcome)
{
    /// <summary>Whether it ended well.</summary>
    public bool Success => Outcome.IsSuccess;
}
