namespace ChatOps.Workforce;

/// <summary>Somebody who can take work.</summary>
/// <param name="Id">Stable id, e.g. <c>U04</c>.</param>
/// <param name="Name">Full name as shown to people.</param>
/// <param name="Email">Address, if known.</param>
/// <param name="Department">Full name of the department, e.g. <c>Backend Development</c>.</param>
/// <param name="Seniority">Seniority level.</param>
/// <param name="ExperienceYears">Years of professional experience, 0 to 80.</param>
/// <param name="HireDate">First day at the company, if known.</param>
/// <param name="WeeklyCapacityHours">Working hours per week, 0 to 168.</param>
public sealed record Person(
    string Id,
    string Name,
    string? Email,
    string Department,
    Seniority Seniority,
    double ExperienceYears,
    DateOnly? HireDate,
    double WeeklyCapacityHours);
