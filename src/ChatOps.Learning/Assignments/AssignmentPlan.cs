using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Assignments;

/// <summary>Who takes what, all tasks considered together, next to what taking them one by one would bring.</summary>
public sealed record AssignmentPlan
{
    /// <summary>Tasks that somebody takes, in the order of the request.</summary>
    public required IReadOnlyList<PlannedAssignment> Lines { get; init; }

    /// <summary>Tasks that nobody takes, with the reason, in the order of the request.</summary>
    public required IReadOnlyList<UnplannedWork> Unassigned { get; init; }

    /// <summary>People who take something, in id order.</summary>
    public required IReadOnlyList<PlannedLoad> Loads { get; init; }

    /// <summary>Expected number of successes: the sum over <see cref="Lines"/>.</summary>
    public required double Expected { get; init; }

    /// <summary>The same when each task in turn takes the best person who still has time.</summary>
    public required double ExpectedOneByOne { get; init; }

    /// <summary>How many tasks the one-by-one plan gives to somebody.</summary>
    public required int AssignedOneByOne { get; init; }

    /// <summary>No plan can expect more than this; at least <see cref="Expected"/>.</summary>
    public required double Bound { get; init; }

    /// <summary>Whether no other plan is better by more than a millionth of a success per task.</summary>
    public required bool IsProvenOptimal { get; init; }

    /// <summary>How much better another plan could be at most, as a share of <see cref="Bound"/>, 0 to 1.</summary>
    public double Gap => Bound > 0 ? (Bound - Expected) / Bound : 0;

    /// <summary>What found the plan.</summary>
    public required PlanMethod Method { get; init; }

    /// <summary>Whether successes are chances; otherwise there are too few outcomes, and they are scores.</summary>
    public bool IsChance => Model.SaysSuccess;

    /// <summary>Most hours of newly planned work per person; null where free hours per week were the limit.</summary>
    public required double? MaxHours { get; init; }

    /// <summary>The model that answered.</summary>
    public required RankingModel Model { get; init; }

    /// <summary>Day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First day of the week that free hours are from; null without workloads.</summary>
    public required DateOnly? WorkloadWeek { get; init; }
}
