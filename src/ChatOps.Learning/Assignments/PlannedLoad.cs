using ChatOps.Workforce;

namespace ChatOps.Learning.Assignments;

/// <summary>Somebody's hours before and after a plan.</summary>
/// <param name="Person">Who.</param>
/// <param name="HoursBefore">Hours promised per week before the plan.</param>
/// <param name="HoursAfter">Hours promised per week with the plan, each task worked on evenly until its deadline.</param>
/// <param name="CapacityHours">Working hours per week.</param>
/// <param name="NewHours">Estimated hours of the planned tasks in total.</param>
/// <param name="Tasks">How many tasks the plan gives them.</param>
public sealed record PlannedLoad(Person Person, double HoursBefore, double HoursAfter, double CapacityHours, double NewHours, int Tasks);
