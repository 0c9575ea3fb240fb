namespace ChatOps.Learning.Evaluation;

/// <summary>What the model that would serve looks at most.</summary>
/// <param name="Model">Kind of model, or the document's formula.</param>
/// <param name="Unit">What the weights are, as words.</param>
/// <param name="Features">Heaviest first.</param>
public sealed record ImportanceReport(string Model, string Unit, IReadOnlyList<Importance> Features);
