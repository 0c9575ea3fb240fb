namespace ChatOps.Learning.Ranking;

/// <summary>
/// The weights of the document's formula (design document §4.2): hybrid = 0.6 content + 0.4 collaborative, and content is the weighted
/// sum of five parts. All weights are 0 to 1, and what the parts add when all are 1 is 1.
/// </summary>
public sealed record HybridWeights
{
    /// <summary>The weights as the document gives them.</summary>
    public static HybridWeights Document { get; } = new();

    /// <summary>
    /// The learned chance of success in place of skills, performance and collaboration, with their weight in the document; availability and
    /// workload keep theirs, for outcomes can't say what a fair load is.
    /// </summary>
    public static HybridWeights Learned { get; } = new()
    {
        Skill = 0,
        Performance = 0,
        Collaboration = 0,
        Collaborative = 0,
        Success = (Document.Content * (Document.Skill + Document.Performance + Document.Collaboration)) + Document.Collaborative,
    };

    public float Content { get; init; } = 0.6f;

    public float Collaborative { get; init; } = 0.4f;

    public float Skill { get; init; } = 0.35f;

    public float Performance { get; init; } = 0.25f;

    public float Availability { get; init; } = 0.20f;

    public float Workload { get; init; } = 0.15f;

    public float Collaboration { get; init; } = 0.05f;

    /// <summary>Weight of the learned chance of success; 0 in the document's formula.</summary>
    public float Success { get; init; }

    /// <summary>What a part adds to the hybrid score when it is 1.</summary>
    public float Of(ScorePart part) => part switch
    {
        ScorePart.Skill => Content * Skill,
        ScorePart.Performance => Content * Performance,
        ScorePart.Availability => Content * Availability,
        ScorePart.Workload => Content * Workload,
        ScorePart.Collaboration => Content * Collaboration,
        ScorePart.Collaborative => Collaborative,
        ScorePart.Success => Success,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of the score."),
    };
}
