namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>What became of one task.</summary>
/// <param name="Assignments">Its candidates, the chosen one first.</param>
/// <param name="Outcome">How it ended, where that was recorded.</param>
/// <param name="Work">The hours that it took or will take.</param>
internal readonly record struct HistoryEntry(IReadOnlyList<Assignment> Assignments, Outcome? Outcome, Work Work);
