using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>People ranked for a task, and what that rests on.</summary>
public sealed record RankingResult
{
    /// <summary>The task.</summary>
    public required WorkItem WorkItem { get; init; }

    /// <summary>Best first; people asked for by name follow where they stand.</summary>
    public required IReadOnlyList<CandidateScore> Candidates { get; init; }

    /// <summary>How many people were left after each condition of the request, in the order in which they were applied.</summary>
    public IReadOnlyList<FilterStep> Filters { get; init; } = [];

    /// <summary>People who were asked for by name and are scored although they don't meet the conditions.</summary>
    public IReadOnlyList<Person> OutsideFilters { get; init; } = [];

    /// <summary>How many people were scored.</summary>
    public required int Considered { get; init; }

    /// <summary>People who can't take the task, with the reason; they are not scored unless they were asked for by name.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Least chance of success of the first for somebody to be recommended, 0 to 1.</summary>
    public required double ConfidenceToRecommend { get; init; }

    /// <summary>Whether the first can be recommended: their chance is not measurable, or high enough.</summary>
    public bool SomebodyStandsOut => Candidates is [{ Success: { } success }, ..] ? success.Value >= ConfidenceToRecommend : Candidates.Count > 0;

    /// <summary>Mandatory skills that nobody who was scored has.</summary>
    public required IReadOnlyList<string> SkillsNobodyHas { get; init; }

    /// <summary>Who has the task now, if anybody.</summary>
    public required Person? Holder { get; init; }

    /// <summary>The model that answered.</summary>
    public required RankingModel Model { get; init; }

    /// <summary>Day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First day of the week that free hours are from; null without workloads.</summary>
    public required DateOnly? WorkloadWeek { get; init; }

    /// <summary>Number of finished tasks the ranking knew.</summary>
    public required int KnownOutcomes { get; init; }
}
