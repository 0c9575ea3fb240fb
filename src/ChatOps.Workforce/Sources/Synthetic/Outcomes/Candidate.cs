namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Somebody who was looked at for a task.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="Score">0.7 skill match + 0.3 random availability, 0 to 1 (design document §8.2).</param>
internal readonly record struct Candidate(int Person, double Score);
