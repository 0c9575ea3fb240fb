namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Which side of the ratings is solved for.</summary>
public enum FactorSide
{
    Users,
    Items,
}
