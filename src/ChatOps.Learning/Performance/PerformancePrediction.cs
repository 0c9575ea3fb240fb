namespace ChatOps.Learning.Performance;

/// <summary>How one person would do on one task, each with its 80 % interval.</summary>
/// <param name="Quality">Quality of the work, 0 to 1.</param>
/// <param name="Timeliness">Timeliness, 0 to 1; 1 is on time.</param>
/// <param name="Hours">Actual hours, 0 or more.</param>
/// <param name="Success">Probability of a rating of 4 or 5, 0 to 1. Its interval is where the probability lies, not how one person's luck varies.</param>
public sealed record PerformancePrediction(Interval Quality, Interval Timeliness, Interval Hours, Interval Success);
