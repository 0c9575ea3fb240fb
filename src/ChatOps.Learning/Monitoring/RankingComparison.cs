using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Monitoring;

/// <summary>How alike two rankings are.</summary>
/// <param name="Tasks">Tasks that both ranked people for.</param>
/// <param name="Top">First places that were compared.</param>
/// <param name="Overlap">Mean share of the first places that both give to the same people, 0 to 1, with its 95 % interval over tasks.</param>
/// <param name="Correlation">Mean rank correlation over everybody, -1 to 1, with its interval.</param>
/// <param name="Gained">Who stands among the first more often now, most first.</param>
/// <param name="Lost">Who stands there less often now, most first.</param>
public sealed record RankingComparison(
    int Tasks,
    int Top,
    MeasuredValue Overlap,
    MeasuredValue Correlation,
    IReadOnlyList<PlacesChanged> Gained,
    IReadOnlyList<PlacesChanged> Lost);
