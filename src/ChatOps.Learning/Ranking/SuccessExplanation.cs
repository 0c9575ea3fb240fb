using ChatOps.Learning.Features;

namespace ChatOps.Learning.Ranking;

/// <summary>Why a learned score is what it is. The contributions sum to <see cref="Score"/> - <see cref="Reference"/> within 1e-6.</summary>
/// <param name="Score">The person's score, before calibration.</param>
/// <param name="Reference">The score of somebody average on this task.</param>
/// <param name="Contributions">What each feature adds, in the order of <see cref="SuccessFeature"/>.</param>
/// <param name="Features">The person's values; NaN where not known.</param>
/// <param name="Average">Means over everybody for this task.</param>
public sealed record SuccessExplanation(double Score, double Reference, IReadOnlyList<double> Contributions, IReadOnlyList<float> Features, IReadOnlyList<float> Average);
