namespace ChatOps.Learning.Evaluation;

/// <summary>What is measured of each method (design document §3.1, §7.2). How the person who was asked stands in the ranking, then how well it was foretold how it ended.</summary>
public enum Metric
{
    /// <summary>Successful people among the first five, over five; higher is better.</summary>
    PrecisionAt5,

    /// <summary>Successful people among the first ten, over ten; higher is better.</summary>
    PrecisionAt10,

    /// <summary>Share of the successful people that stand among the first five; higher is better.</summary>
    RecallAt5,

    /// <summary>Share of the successful people that stand among the first ten; higher is better.</summary>
    RecallAt10,

    /// <summary>Mean reciprocal place of the successful people; higher is better.</summary>
    Mrr,

    /// <summary>NDCG of the first ten, the successful person being the relevant one; higher is better.</summary>
    NdcgAt10,

    /// <summary>Share of all people that stand among the first ten for some task: whether it always names the same ones.</summary>
    Coverage,

    /// <summary>How often a success was scored above a failure, 0.5 is chance; higher is better.</summary>
    Auc,

    /// <summary>Success share among the third scored best, over that of all, 1 is chance; higher is better.</summary>
    Lift,

    /// <summary>Share on the likelier side of one half; higher is better, and to be read next to the majority rate.</summary>
    Accuracy,

    /// <summary>F1 of saying success; higher is better.</summary>
    F1,

    /// <summary>Mean squared error of the probability; lower is better.</summary>
    Brier,

    /// <summary>Expected calibration error over ten bins of equal width; lower is better.</summary>
    CalibrationError,
}
