namespace ChatOps.Learning.Monitoring;

/// <summary>A chance of success that was said before an assignment, and how it ended.</summary>
/// <param name="Completed">Day it ended.</param>
/// <param name="Chance">The chance, 0 to 1.</param>
/// <param name="IsSuccess">How it ended.</param>
/// <param name="SeenInTraining">Whether the model had learned from this very outcome.</param>
public sealed record ForetoldOutcome(DateOnly Completed, double Chance, bool IsSuccess, bool SeenInTraining)
{
    /// <summary>Squared error (Brier 1950), 0 to 1.</summary>
    public double Error => Math.Pow((IsSuccess ? 1 : 0) - Chance, 2);

    /// <summary>What was seen less what was said, -1 to 1.</summary>
    public double Surprise => (IsSuccess ? 1 : 0) - Chance;
}
