namespace ChatOps.Workforce;

/// <summary>Priority of a work item, 1 to 4 (design document §7.2).</summary>
public enum Priority
{
    Low = 1,
    Medium = 2,
    High = 3,
    Critical = 4,
}
