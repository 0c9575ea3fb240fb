namespace ChatOps.Learning.Retraining;

/// <summary>When a new version serves without being asked for. The first of its kind always does.</summary>
public enum PromotionRule
{
    /// <summary>Only the first of its kind.</summary>
    Never,

    /// <summary>If it is better beyond chance, by as much as is asked for.</summary>
    IfBetter,

    /// <summary>Whatever comes out: for data that has been replaced, where what served knows another company.</summary>
    Always,
}
