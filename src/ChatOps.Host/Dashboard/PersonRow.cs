using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Host.Dashboard;

/// <summary>A person in a table.</summary>
/// <param name="Person">The person.</param>
/// <param name="Skills">Their strongest skills, the best first.</param>
/// <param name="MoreSkills">How many more they have.</param>
/// <param name="FreeHours">Hours a week that are left.</param>
/// <param name="Load">Hours promised this week; null where the viewer may not see it, or where nothing is known.</param>
internal sealed record PersonRow(Person Person, IReadOnlyList<(string Name, Proficiency Level)> Skills, int MoreSkills, double FreeHours, WeekLoad? Load);
