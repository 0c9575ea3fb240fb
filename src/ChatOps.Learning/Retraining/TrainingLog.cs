using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Learning.Retraining;

/// <summary>Notes new versions in the document's model_training_history (§9.4), whoever made them.</summary>
public sealed class TrainingLog(ITrainingJobStore store)
{
    /// <summary>Notes a version. Once it is kept this is not stopped any more.</summary>
    /// <exception cref="ChatOps.Workforce.Store.StoreUnavailableException">The store can't be written.</exception>
    public Task NoteAsync(ModelVersion version)
    {
        var figures = version.Comparison?.Figures.ToList() ?? [];
        double? Of(string figure, Func<ModelComparison, IReadOnlyList<MeasuredValue>> values) =>
            figures.IndexOf(figure) is >= 0 and var at && values(version.Comparison!) is var of && at < of.Count ? of[at].Value : null;
        // The second method is what served, unless nothing did.
        var ahead = version.Parent is null ? null : Of(RankingSheet.Accuracy, c => c.Methods[1].Ahead);
        return store.NoteTrainingAsync(
            version.ToString(), version.At.UtcDateTime, version.Outcomes, Of(RankingSheet.Accuracy, c => c.Methods[0].Figures), Of(RankingSheet.F1, c => c.Methods[0].Figures), ahead, CancellationToken.None);
    }
}
