namespace ChatOps.Learning.Performance;

/// <summary>The learners that compete.</summary>
internal static class SuccessLearners
{
    /// <summary>Kinds, simplest first.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["logistic", "boosted trees", "forest"];

    /// <summary>Tried in every training.</summary>
    public static readonly IReadOnlyList<ISuccessLearner> Usual =
    [
        .. from pull in new[] { 10.0, 30, 100 } from keep in new[] { int.MaxValue } select new LogisticLearner(pull, keep),
        new ForestLearner(100, 16, 10),
        .. LightGbmLibrary.IsAvailable ? new[] { new BoostedLearner(60, 4, 20, 0.1, 0.8, 0.8) } : [],
    ];
}
