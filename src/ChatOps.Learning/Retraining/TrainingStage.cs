namespace ChatOps.Learning.Retraining;

/// <summary>Where a training is.</summary>
public enum TrainingStage
{
    /// <summary>The company is read and screened.</summary>
    Collect,

    /// <summary>History is replayed into features.</summary>
    Features,

    /// <summary>Models are fitted.</summary>
    Fit,

    /// <summary>The new model is compared with what serves, span by span.</summary>
    Compare,

    /// <summary>The version is kept.</summary>
    Keep,
}
