namespace ChatOps.Cvs;

/// <summary>How sure an analysis is. Design document §3.2; all values 0 to 1.</summary>
/// <param name="Completeness">Share of what a CV should say that was found; weight 0.30.</param>
/// <param name="Consistency">Share of checks that the facts pass among each other; weight 0.25.</param>
/// <param name="Quality">How surely the fields were read; weight 0.30.</param>
/// <param name="Structure">Share of entries that have all their parts; weight 0.15.</param>
public sealed record CvConfidence(double Completeness, double Consistency, double Quality, double Structure)
{
    private const double CompletenessWeight = 0.30;
    private const double ConsistencyWeight = 0.25;
    private const double QualityWeight = 0.30;
    private const double StructureWeight = 0.15;

    public double Overall { get; } = Math.Round(
        CompletenessWeight * Completeness + ConsistencyWeight * Consistency + QualityWeight * Quality + StructureWeight * Structure, 3);
}
