namespace ChatOps.Learning.Fairness;

/// <summary>
/// What the impact ratio of a group says. Four fifths is the rule of thumb of the US Uniform Guidelines (29 CFR 1607.4 D), neither a pass mark nor a
/// proof: New York's law asks for the ratios and sets none.
/// </summary>
public enum GroupFinding
{
    /// <summary>Too few people, or too small a share of all, to judge.</summary>
    TooFew,

    /// <summary>People whose value is not known. They are counted and not judged.</summary>
    Unknown,

    /// <summary>The ratio is four fifths or more.</summary>
    AtLeastFourFifths,

    /// <summary>The ratio is below four fifths, and its interval reaches it or chance explains it: too uncertain to say.</summary>
    Uncertain,

    /// <summary>The ratio is below four fifths with its whole interval, and chance doesn't explain it. To be looked into by people who know the work.</summary>
    BelowFourFifths,
}
