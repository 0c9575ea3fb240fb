namespace ChatOps.Workforce;

/// <summary>How well somebody knows a skill, 1 to 5 (design document §8.2). The numbers are what the formulas calculate with.</summary>
public enum Proficiency
{
    Beginner = 1,
    Intermediate = 2,
    Advanced = 3,
    Expert = 4,
    Master = 5,
}
