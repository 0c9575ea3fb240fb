namespace ChatOps.Learning.Registry;

/// <summary>One row for a model that was trained elsewhere, and what it gives there.</summary>
/// <param name="Values">Values in the order of the description's features.</param>
/// <param name="Gives">What the model gives for them.</param>
public sealed record OnnxExample(IReadOnlyList<float> Values, double Gives);
