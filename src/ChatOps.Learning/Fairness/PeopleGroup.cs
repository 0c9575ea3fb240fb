namespace ChatOps.Learning.Fairness;

/// <summary>People who have the same value of an attribute, or of two.</summary>
/// <param name="Name">The value, or both with a comma between.</param>
/// <param name="IsUnknown">Whether a value is not known.</param>
/// <param name="People">Numbers of the people.</param>
internal sealed record PeopleGroup(string Name, bool IsUnknown, IReadOnlyList<int> People);
