using ChatOps.Workforce;

namespace ChatOps.Learning.Monitoring;

/// <summary>A decision as it was known before it was made.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Person">Number of the person in the snapshots.</param>
/// <param name="Department">Number of their department, any number.</param>
/// <param name="Features">In the order of <see cref="Features.SuccessFeature"/>.</param>
/// <param name="Chance">What the model says of it now; null where it says none.</param>
/// <param name="Outcome">How it ended; null while it hasn't.</param>
internal sealed record DriftRow(Assignment Assignment, int Person, int Department, float[] Features, double? Chance, Outcome? Outcome);
