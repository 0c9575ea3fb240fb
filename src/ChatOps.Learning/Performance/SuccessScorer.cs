using System.Text.Json.Serialization;
using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>Something that was fitted and gives a score, the higher the likelier a success; log-odds unless it says otherwise.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "form")]
[JsonDerivedType(typeof(LinearScorer), "linear")]
[JsonDerivedType(typeof(TreeScorer), "trees")]
[JsonDerivedType(typeof(OnnxScorer), "onnx")]
public abstract record SuccessScorer
{
    /// <summary>Score of one vector.</summary>
    /// <param name="features">In the order of <see cref="SuccessFeature"/>; NaN where not known.</param>
    public abstract double Score(ReadOnlySpan<float> features);

    /// <summary>Scores of everybody.</summary>
    /// <param name="features">Everybody's features for a task.</param>
    /// <param name="scores">By person.</param>
    public abstract void Score(CandidateFeatures features, Span<float> scores);

    /// <summary>
    /// What each feature adds to the score against a reference: Shapley values with that one reference, so that they sum to
    /// Score(features) - Score(reference) (Lundberg and Lee 2017).
    /// </summary>
    /// <param name="features">The vector to explain.</param>
    /// <param name="reference">The vector to explain it against.</param>
    /// <param name="contributions">By feature.</param>
    public abstract void Explain(ReadOnlySpan<float> features, ReadOnlySpan<float> reference, Span<double> contributions);

    /// <summary>Standard error of the score of a vector; NaN where the form has none of its own.</summary>
    public abstract double StandardError(ReadOnlySpan<float> features);
}
