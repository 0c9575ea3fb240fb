namespace ChatOps.Learning.Evaluation;

/// <summary>What a method said before a decision, and how it ended.</summary>
/// <param name="Place">Place of the person who was asked, from 1; null where the method ranks nobody.</param>
/// <param name="Score">What it foretold success by, the higher the likelier; null where it tells nobody apart.</param>
/// <param name="Probability">Chance of success, 0 to 1; null where it says none.</param>
/// <param name="Success">How it ended.</param>
public sealed record Judgement(int? Place, double? Score, double? Probability, bool Success);
