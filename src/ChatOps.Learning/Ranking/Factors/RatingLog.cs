namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Ratings of one file.</summary>
/// <param name="Ratings">Oldest first.</param>
/// <param name="First">Time of the oldest, as in the file; 0 for none.</param>
/// <param name="Last">Time of the newest, as in the file; 0 for none.</param>
public sealed record RatingLog(IReadOnlyList<Rating> Ratings, double First, double Last);
