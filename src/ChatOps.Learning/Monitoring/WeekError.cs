namespace ChatOps.Learning.Monitoring;

/// <summary>How chances of success did in one week.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Outcomes">Tasks that ended in it.</param>
/// <param name="Error">Mean squared error of the chance, 0 to 1; lower is better.</param>
/// <param name="Said">Mean chance.</param>
/// <param name="Seen">Share that succeeded.</param>
/// <param name="SeenInTraining">Whether the model had learned from all of these outcomes, so that its error says nothing.</param>
public sealed record WeekError(DateOnly Week, int Outcomes, double Error, double Said, double Seen, bool SeenInTraining);
