using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Retraining;

/// <summary>One line of a comparison.</summary>
/// <param name="Name">Who it is, e.g. <c>v4 (serving)</c> or <c>skill match alone</c>.</param>
/// <param name="Figures">By figure, in the order of <see cref="ModelComparison.Figures"/>.</param>
/// <param name="Ahead">How far the new model is ahead of it in each figure (the new model's less its own), paired; empty for the new model itself.</param>
public sealed record ComparedMethod(string Name, IReadOnlyList<MeasuredValue> Figures, IReadOnlyList<MeasuredValue> Ahead);
