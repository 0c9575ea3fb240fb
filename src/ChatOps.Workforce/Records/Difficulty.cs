namespace ChatOps.Workforce;

/// <summary>Difficulty of a work item, 1 to 3 (design document §7.2).</summary>
public enum Difficulty
{
    Easy = 1,
    Medium = 2,
    Hard = 3,
}
