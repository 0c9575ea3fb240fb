namespace ChatOps.Workforce.Store.Reports;

/// <summary>How many work items were given out in one way on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Method">How.</param>
/// <param name="Count">How many.</param>
public sealed record AssignmentCount(DateOnly Day, AssignmentMethod Method, int Count);
