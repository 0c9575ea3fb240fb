namespace ChatOps.Learning.Ranking;

/// <summary>
/// The weights of the document's formula (design document §4.2): hybrid = 0.6 content + 0.4 collaborative, and content is the weighted
/// sum of five parts. All weights are 0 to 1; the content weights sum to 1, and so do the two above them.
/// </summary>
public sealed record HybridWeights
{
    /// <summary>The weights as the document gives them.</summary>
    public static HybridWeights Document { get; } = new();

    public float Content { get; init; } = 0.6f;

    public float Collaborative { get; init; } = 0.4f;

    public float Skill { get; init; } = 0.35f;

    public float Performance { get; init; } = 0.25f;

    public float Availability { get; init; } = 0.20f;

    public float Workload { get; init; } = 0.15f;

    public float Collaboration { get; init; } = 0.05f;

    /// <summary>What a part adds to the hybrid score when it is 1.</summary>
    public float Of(ScorePart part) => part switch
    {
        ScorePart.Skill => Content * Skill,
        ScorePart.Performance => Content * Performance,
        ScorePart.Availability => Content * Availability,
        ScorePart.Workload => Content * Workload,
        ScorePart.Collaboration => Content * Collaboration,
        ScorePart.Collaborative => Collaborative,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of the score."),
    };
}
