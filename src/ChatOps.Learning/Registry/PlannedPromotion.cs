namespace ChatOps.Learning.Registry;

/// <summary>One model that is about to be swapped.</summary>
/// <param name="Version">What shall serve.</param>
/// <param name="Serving">The version that was promoted last, whose place it takes; null for none.</param>
public sealed record PlannedPromotion(ModelVersion Version, int? Serving);
