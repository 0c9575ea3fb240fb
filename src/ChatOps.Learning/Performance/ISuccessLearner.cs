using System.Text.Json.Serialization;
using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>A way to fit a <see cref="SuccessScorer"/>, with its parameters.</summary>
[JsonDerivedType(typeof(LogisticLearner), "logistic")]
[JsonDerivedType(typeof(ForestLearner), "forest")]
[JsonDerivedType(typeof(BoostedLearner), "boosted")]
public interface ISuccessLearner
{
    /// <summary>Kind of model in reports: <c>logistic</c>, <c>forest</c> or <c>boosted trees</c>.</summary>
    string Kind { get; }

    /// <summary>The parameters in words.</summary>
    string Parameters { get; }

    /// <summary>Whether the score is log-odds; otherwise it always has to be calibrated.</summary>
    bool GivesLogOdds { get; }

    /// <summary>Fits. The same rows give the same scorer.</summary>
    /// <param name="rows">Decisions; both ends must occur.</param>
    /// <param name="encoding">Means and scales of the features.</param>
    /// <param name="cancellationToken">Stops between iterations.</param>
    SuccessScorer Fit(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, CancellationToken cancellationToken);
}
