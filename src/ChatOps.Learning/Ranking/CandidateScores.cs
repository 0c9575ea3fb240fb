using ChatOps.Learning.Features;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Scores of everybody for one item: one array per part and one for their weighted sum, indexed by person. Rented from
/// <see cref="HybridRanker"/> and reused, so that ranking allocates nothing per candidate.
/// </summary>
public sealed class CandidateScores
{
    /// <summary>How many parts a score has.</summary>
    public const int PartCount = (int)ScorePart.Success + 1;

    private readonly float[][] _parts;

    internal CandidateScores(WorkforceSnapshot snapshot, bool isLearned)
    {
        var (people, items) = (snapshot.People.Count, snapshot.WorkItems.Count);
        Features = isLearned ? new CandidateFeatures(snapshot) : null;
        _parts = new float[PartCount][];
        for (var i = 0; i < PartCount; i++)
            _parts[i] = new float[people];
        Hybrid = new float[people];
        Scratch = new float[people];
        ScratchWeights = new float[people];
        ItemSimilarity = new float[items];
    }

    /// <summary>Number of people.</summary>
    public int Count => Hybrid.Length;

    /// <summary>The weighted sum, 0 to 1.</summary>
    public float[] Hybrid { get; }

    /// <summary>What the learned model looked at; null where the formula ranks.</summary>
    internal CandidateFeatures? Features { get; }

    internal float[] Scratch { get; }

    internal float[] ScratchWeights { get; }

    internal float[] ItemSimilarity { get; }

    /// <summary>One part of everybody's score, 0 to 1.</summary>
    public float[] this[ScorePart part] => _parts[(int)part];
}
