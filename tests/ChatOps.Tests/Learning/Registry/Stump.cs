namespace ChatOps.Tests.Learning.Registry;

/// <summary>A tree of one question.</summary>
/// <param name="Feature">Number of the feature that it asks for.</param>
/// <param name="Most">Largest value that counts as below.</param>
/// <param name="Below">What it gives up to there.</param>
/// <param name="Above">What it gives beyond.</param>
internal sealed record Stump(int Feature, float Most, float Below, float Above)
{
    /// <summary>What it gives for a row.</summary>
    public float Of(IReadOnlyList<float> row) => row[Feature] <= Most ? Below : Above;
}
