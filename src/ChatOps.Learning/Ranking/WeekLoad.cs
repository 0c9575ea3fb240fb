namespace ChatOps.Learning.Ranking;

/// <summary>Hours of one person in one week.</summary>
/// <param name="AllocatedHours">Hours promised.</param>
/// <param name="CapacityHours">Working hours.</param>
public readonly record struct WeekLoad(double AllocatedHours, double CapacityHours)
{
    /// <summary>Allocated by capacity, 0 or more; 1 is full. Without working hours 0 where nothing is promised, else full.</summary>
    public double Utilisation => CapacityHours > 0 ? AllocatedHours / CapacityHours : AllocatedHours > 0 ? 1 : 0;

    /// <summary>Hours left, never below 0.</summary>
    public double FreeHours => Math.Max(0, CapacityHours - AllocatedHours);
}
