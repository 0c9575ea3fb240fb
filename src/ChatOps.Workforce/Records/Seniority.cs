namespace ChatOps.Workforce;

/// <summary>Seniority, 1 to 7 (design document §7.2). The numbers are what the formulas calculate with.</summary>
public enum Seniority
{
    Intern = 1,
    Junior = 2,
    MidLevel = 3,
    Senior = 4,
    Lead = 5,
    Principal = 6,
    Director = 7,
}
