namespace ChatOps.Learning.Evaluation;

/// <summary>How one way of scoring did on the held-out decisions. Null where it can't be measured.</summary>
/// <param name="Method">Its name.</param>
/// <param name="SuccessAuc">How often a success was scored above a failure, 0.5 is chance.</param>
/// <param name="ChosenInTop5">Share of decisions whose person stands among the first five.</param>
/// <param name="ChosenInTop10">The same for the first ten.</param>
/// <param name="ChosenMrr">Mean reciprocal place of the person who was chosen.</param>
public sealed record MethodReport(string Method, double? SuccessAuc, double? ChosenInTop5, double? ChosenInTop10, double? ChosenMrr);
