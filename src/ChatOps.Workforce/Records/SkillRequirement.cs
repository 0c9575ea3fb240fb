namespace ChatOps.Workforce;

/// <summary>A skill that a work item asks for. Keyed by work item and name; names compare without case.</summary>
/// <param name="WorkItemId">The work item that asks.</param>
/// <param name="SkillName">Name as written in the source.</param>
/// <param name="Proficiency">Level asked for.</param>
/// <param name="YearsOfExperience">Years of use asked for, 0 to 80.</param>
/// <param name="IsMandatory">Mandatory skills weigh twice as much as the others (design document §8.2).</param>
public sealed record SkillRequirement(
    string WorkItemId,
    string SkillName,
    Proficiency Proficiency,
    double YearsOfExperience,
    bool IsMandatory);
