namespace ChatOps.Host.Commands;

/// <summary>A line of a ranking file.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Ranked">Ids of people, best first.</param>
/// <param name="Success">Their probabilities of success; null where they can't be said.</param>
/// <param name="Share">How much of such work they did lately, 0 to 1; null unless ranked from a flat log.</param>
internal sealed record RankedTask(string Task, IReadOnlyList<string> Ranked, IReadOnlyList<double>? Success, IReadOnlyList<double>? Share);
