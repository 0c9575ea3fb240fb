using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Retraining;

/// <summary>What is to be trained.</summary>
public sealed record TrainingRequest
{
    /// <summary>What to train. A performance model takes its chances of success from the ranking model of the same version, or else from the one that serves.</summary>
    public ModelKinds Kinds { get; init; } = ModelKinds.All;

    /// <summary>Further learners to try; null for the usual few.</summary>
    public SuccessTuning? Tuning { get; init; }

    /// <summary>Who asks: key of a speaker, <c>schedule</c>, <c>first-start</c> or <c>command-line</c>.</summary>
    public required string By { get; init; }

    /// <summary>Whether the new models are compared with what serves and baselines.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>Whether data that does not pass the checks of quality (design document §8.4) is refused; else that is only said.</summary>
    public bool NeedsQuality { get; init; }

    /// <summary>When a new version serves at once.</summary>
    public PromotionRule Promotion { get; init; } = PromotionRule.Never;
}
