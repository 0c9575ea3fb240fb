namespace ChatOps.Learning.Performance;

/// <summary>Somebody who was chosen for a task and succeeded, next to others who could have been asked that day.</summary>
/// <param name="Row">The decision.</param>
/// <param name="Others">Features of others on the same task, drawn at random.</param>
/// <param name="AheadByFormula">Share of them that the document's formula scores below the chosen person, 0 to 1; ties count one half.</param>
public sealed record ChosenRow(TrainingRow Row, IReadOnlyList<float[]> Others, double AheadByFormula);
