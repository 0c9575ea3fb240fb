namespace ChatOps.Agent.Replies;

/// <summary>One row of a <see cref="RankingBlock"/>.</summary>
public sealed record RankedPerson
{
    /// <summary>Place, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Id of the person, e.g. <c>U16</c>.</summary>
    public required string PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>One line: what speaks for them.</summary>
    public required string Summary { get; init; }

    /// <summary>Score, 0 to 100, whole points.</summary>
    public required int Score { get; init; }

    /// <summary>Probability of success with its interval; null while there are too few outcomes to say.</summary>
    public ProbabilityRange? Success { get; init; }

    /// <summary>Free hours per week; null if nothing is known.</summary>
    public double? FreeHours { get; init; }

    /// <summary>Reasons in words; their points add up to <see cref="Score"/>.</summary>
    public required IReadOnlyList<ScoreLine> Reasons { get; init; }

    /// <summary>The parts of the score; their points add up to <see cref="Score"/>.</summary>
    public required IReadOnlyList<ScoreLine> Parts { get; init; }

    /// <summary>What can be done with this person, e.g. Why, Assign.</summary>
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}
