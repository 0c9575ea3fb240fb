using ChatOps.Workforce;

namespace ChatOps.Learning.Retraining;

/// <summary>What a version would change, found by letting it rank recent tasks beside the one that serves.</summary>
/// <param name="Tasks">Tasks that were ranked.</param>
/// <param name="Top">How many people of each list were compared.</param>
/// <param name="Changed">Tasks whose first people would be others, or in another order.</param>
/// <param name="Overlap">Mean share of the first people that both name, 0 to 1.</param>
/// <param name="Correlation">Mean rank correlation of everybody (Spearman), -1 to 1; null for fewer than two people.</param>
/// <param name="Gains">Who would be among the first more often, and by how many tasks; most first.</param>
/// <param name="Losses">Who would be among them less often; most first.</param>
public sealed record ShadowReport(
    int Tasks, int Top, int Changed, double Overlap, double? Correlation, IReadOnlyList<(Person Person, int Tasks)> Gains, IReadOnlyList<(Person Person, int Tasks)> Losses);
