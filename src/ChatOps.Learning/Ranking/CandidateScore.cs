using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Somebody seen from one task: where they stand, and why.</summary>
public sealed record CandidateScore
{
    /// <summary>Place among all who were scored, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Who.</summary>
    public required Person Person { get; init; }

    /// <summary>The hybrid score, 0 to 1: the sum of what the parts contribute.</summary>
    public required double Score { get; init; }

    /// <summary>All parts of the score, in the formula's order.</summary>
    public required IReadOnlyList<PartScore> Parts { get; init; }

    /// <summary>Three reasons; their contributions add up to <see cref="Score"/>.</summary>
    public required IReadOnlyList<ScoreReason> Reasons { get; init; }

    /// <summary>Probability of success; null while there are too few outcomes to say.</summary>
    public required SuccessProbability? Success { get; init; }

    /// <summary>Hours free per week.</summary>
    public required double FreeHours { get; init; }

    /// <summary>The content score of the document, 0 to 1, before it is weighted.</summary>
    public required double ContentScore { get; init; }

    /// <summary>The collaborative score of the document, 0 to 1, before it is weighted.</summary>
    public double CollaborativeScore => Parts[(int)ScorePart.Collaborative].Value;
}
