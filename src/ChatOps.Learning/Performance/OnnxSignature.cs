using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>How a model that was trained elsewhere is asked.</summary>
/// <param name="Features">The features that it takes, in its order.</param>
/// <param name="Input">Name of its input: float, [rows, features].</param>
/// <param name="Output">Name of its output: float, [rows], [rows, 1], or [rows, 2] with the chance of success last.</param>
/// <param name="GivesProbability">Whether it gives chances, 0 to 1; otherwise log-odds.</param>
/// <param name="Missing">What stands in for a value that is not known; NaN where the model knows what to do with it.</param>
public sealed record OnnxSignature(IReadOnlyList<SuccessFeature> Features, string Input, string Output, bool GivesProbability, float Missing);
