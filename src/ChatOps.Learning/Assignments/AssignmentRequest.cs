namespace ChatOps.Learning.Assignments;

/// <summary>What is asked: people for many tasks at once.</summary>
/// <param name="WorkItemIds">Ids of the tasks, each once, at most <see cref="AssignmentPlanner.MostWorkItems"/>; their order is that of the one-by-one plan.</param>
public sealed record AssignmentRequest(IReadOnlyList<string> WorkItemIds)
{
    /// <summary>Ids of people who take nothing.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>
    /// Most hours of newly planned work that a person takes in total, above 0. Null: as many hours per week as the person has free, each task
    /// worked on evenly until its deadline.
    /// </summary>
    public double? MaxHours { get; init; }

    /// <summary>Seed of the search; the same seed gives the same plan unless <see cref="TimeLimit"/> ends it.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>When the search ends at the latest with the best plan so far. It usually ends earlier, after a set amount of work. Above 0.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);
}
