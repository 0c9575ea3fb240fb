namespace ChatOps.Learning.Retraining;

/// <summary>What a comparison of a new model with what serves came to.</summary>
public enum ComparisonVerdict
{
    /// <summary>Nothing served before.</summary>
    First,

    /// <summary>Better beyond chance, and by as much as is asked for.</summary>
    Better,

    /// <summary>Better beyond chance, by less than is asked for.</summary>
    SlightlyBetter,

    /// <summary>No difference beyond chance.</summary>
    NotBeyondChance,

    /// <summary>Worse beyond chance.</summary>
    Worse,

    /// <summary>Too few later outcomes to say.</summary>
    TooFewToSay,
}
