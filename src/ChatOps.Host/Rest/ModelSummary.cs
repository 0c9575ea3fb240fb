using ChatOps.Learning.Registry;

namespace ChatOps.Host.Rest;

/// <summary>One version of a model.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Serves">Whether it serves now.</param>
/// <param name="TrainedAt">When it was made.</param>
/// <param name="Outcomes">Outcomes that it learned from.</param>
/// <param name="Through">Day of the last of them.</param>
/// <param name="Learner">Kind of learner and its parameters, in words.</param>
/// <param name="Verdict">How it did against what served, in a sentence; null where nothing was measured.</param>
internal sealed record ModelSummary(string Version, int Number, bool Serves, DateTimeOffset TrainedAt, int Outcomes, DateOnly? Through, string Learner, string? Verdict)
{
    public static ModelSummary Of(ModelVersion version, bool serves) =>
        new(version.ToString(), version.Number, serves, version.At, version.Outcomes, version.Through, version.Parameters, version.Comparison?.Sentence);
}
