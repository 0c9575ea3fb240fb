namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>One row of a flat log.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Opened">When it was opened, in days since year 1.</param>
/// <param name="Resolved">When it was resolved, in days since year 1; null if it was not, or the log does not say.</param>
/// <param name="Person">Who did it; null if nobody is named.</param>
/// <param name="Attributes">What was known when it was opened, in the order of the map's categories.</param>
/// <param name="Team">The team that did it; null if none is named. Part of the answer: never looked at when the row is ranked.</param>
/// <param name="Text">Its words, as known when it was opened; empty where the log has none.</param>
public sealed record FlatLogRow(
    string Task, double Opened, double? Resolved, string? Person, IReadOnlyList<string> Attributes, string? Team = null, string Text = "");
