namespace ChatOps.Learning.Evaluation;

/// <summary>Ways of scoring that are measured next to each other.</summary>
public enum EvaluatedMethod
{
    /// <summary>The model as training would let it serve: the learned chance of success, or the document's formula where that is better.</summary>
    Serving,

    /// <summary>The document's formula (§4.2), with its score calibrated to a probability.</summary>
    DocumentFormula,

    /// <summary>The document's random forest (§7.2) on its own features.</summary>
    DocumentForest,

    /// <summary>How much of what is asked for somebody has (§8.2), calibrated.</summary>
    SkillMatch,

    /// <summary>Whoever has finished most, calibrated.</summary>
    Popularity,

    /// <summary>The share of successes so far, for everybody alike; it ranks nobody.</summary>
    BaseRate,
}
