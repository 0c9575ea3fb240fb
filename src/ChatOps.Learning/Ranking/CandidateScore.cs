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

    /// <summary>All parts of the score that weigh anything, in order.</summary>
    public required IReadOnlyList<PartScore> Parts { get; init; }

    /// <summary>
    /// Three reasons: skills, results, time; with a learned model a fourth, what somebody average would reach. Their contributions add up
    /// to <see cref="Score"/>.
    /// </summary>
    public required IReadOnlyList<ScoreReason> Reasons { get; init; }

    /// <summary>Probability of success; null while there are too few outcomes to say.</summary>
    public required SuccessProbability? Success { get; init; }

    /// <summary>Why this person, who was asked for by name, can't take the task all the same; null if nothing stands against it.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Hours free per week.</summary>
    public required double FreeHours { get; init; }

    /// <summary>The content score of the document, 0 to 1, before it is weighted.</summary>
    public required double ContentScore { get; init; }

    /// <summary>The collaborative score, 0 to 1, before it is weighted: the document's, or that of the factor model where a learned chance ranks.</summary>
    public required double CollaborativeScore { get; init; }

    /// <summary>What each feature adds to or takes from the learned score against somebody average; null where the formula ranks.</summary>
    public SuccessExplanation? Explanation { get; init; }
}
