namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Somebody rated something.</summary>
/// <param name="User">Number of the user.</param>
/// <param name="Item">Number of the item.</param>
/// <param name="Value">The rating.</param>
public readonly record struct Rating(int User, int Item, float Value);
