namespace ChatOps.Workforce;

/// <summary>Somebody was put on a work item, or was a candidate for it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="WorkItemId">The work item.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Date">Day of the assignment. Learning uses nothing from after it as a feature.</param>
/// <param name="Method">How it came about.</param>
/// <param name="IsSelected">True for the person who got the work; false for a candidate who was passed over.</param>
/// <param name="RecommendationScore">Score that was shown when it was made, 0 to 1, if any.</param>
public sealed record Assignment(
    string Id,
    string WorkItemId,
    string PersonId,
    DateOnly Date,
    AssignmentMethod Method,
    bool IsSelected,
    double? RecommendationScore);
