namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Who was considered for what, and how it went.</summary>
/// <param name="Assignments">In id order.</param>
/// <param name="Outcomes">In the order of their assignments.</param>
/// <param name="Work">Finished and running work of the selected people.</param>
internal sealed record History(List<Assignment> Assignments, List<Outcome> Outcomes, List<Work> Work);
