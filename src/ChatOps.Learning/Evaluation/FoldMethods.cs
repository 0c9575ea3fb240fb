using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation;

/// <summary>The methods, trained on what was known on one evening.</summary>
internal sealed class FoldMethods
{
    private readonly HybridRanker _serving;
    private readonly HybridRanker _formula;
    private readonly DocumentForest? _forest;
    private readonly SuccessCalibration? _skillMatch;
    private readonly SuccessCalibration? _popularity;
    private readonly double? _rate;
    private readonly float[] _finished;

    private FoldMethods(WorkforceSnapshot snapshot, RankingModel model, TrainingTable table, DocumentForest? forest)
    {
        (Snapshot, Model, Table, _forest) = (snapshot, model, table, forest);
        _formula = new HybridRanker(snapshot, HybridWeights.Document, success: null);
        _serving = model.Success is null ? _formula : new HybridRanker(snapshot, model.Weights, model.Success);
        _skillMatch = Calibrate(SuccessFeature.SkillMatch);
        _popularity = Calibrate(SuccessFeature.Finished);
        _finished = [.. Enumerable.Range(0, snapshot.People.Count).Select(p => snapshot.PersonFeatures[SuccessFeature.Finished]![p])];
        var outcomes = snapshot.History.Work;
        _rate = outcomes.Count == 0 ? null : (outcomes.Count(w => w.Outcome.IsSuccess) + 1.0) / (outcomes.Count + 2.0);
    }

    /// <summary>The company that evening.</summary>
    public WorkforceSnapshot Snapshot { get; }

    /// <summary>The model that would have served.</summary>
    public RankingModel Model { get; }

    /// <summary>What it was trained on.</summary>
    public TrainingTable Table { get; }

    /// <summary>Trains on what a company knew on an evening.</summary>
    /// <param name="data">The company.</param>
    /// <param name="evening">The evening.</param>
    /// <param name="tuning">Further learners to try; null for the usual few.</param>
    /// <param name="withForest">Whether the document's forest is wanted.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    public static FoldMethods Train(WorkforceData data, DateOnly evening, SuccessTuning? tuning, bool withForest, CancellationToken cancellationToken)
    {
        var known = PastCompany.On(data, evening);
        var history = TrainingHistory.Build(known, progress: null, cancellationToken);
        var model = RankingTrainer.Train(history, version: 0, DateTimeOffset.UnixEpoch, tuning, cancellationToken);
        var snapshot = WorkforceSnapshot.Build(known, evening);
        return new FoldMethods(snapshot, model, history.Table, withForest ? DocumentForest.Fit(snapshot, cancellationToken) : null);
    }

    /// <summary>A model as it is, with the baselines of an evening.</summary>
    public static FoldMethods Of(WorkforceData data, DateOnly evening, RankingModel model, CancellationToken cancellationToken)
    {
        var known = PastCompany.On(data, evening);
        var history = TrainingHistory.Build(known, progress: null, cancellationToken);

        // The baseline by the formula is calibrated on that evening's history, like the others.
        var scored = history.Table.Rows.Where(r => float.IsFinite(r.FormulaScore)).Select(r => ((double)r.FormulaScore, r.Success)).ToArray();
        return new FoldMethods(WorkforceSnapshot.Build(known, evening), model with { Calibration = SuccessCalibration.Fit(scored) }, history.Table, forest: null);
    }

    /// <summary>Ranks everybody for a task, and says how it may end with one of them.</summary>
    /// <param name="method">The method.</param>
    /// <param name="item">Number of the task.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="ranking">Filled by person, the higher the better.</param>
    /// <returns>What success is foretold by, and its probability; null where the method says none.</returns>
    public (double? Score, double? Probability) Score(EvaluatedMethod method, int item, int person, float[] ranking)
    {
        switch (method)
        {
            case EvaluatedMethod.Serving when Model.Success is not null:
                var chance = Take(_serving, item, person, ranking, ScorePart.Success);
                return (chance, chance);
            case EvaluatedMethod.Serving or EvaluatedMethod.DocumentFormula:
                Take(_formula, item, person, ranking, ScorePart.Skill);
                return (ranking[person], Model.Calibration?.Predict(ranking[person]).Value);
            case EvaluatedMethod.DocumentForest:
                if (_forest is null)
                    return (null, null);
                _forest.Score(Snapshot, item, ranking);
                return (ranking[person], ranking[person]);
            case EvaluatedMethod.SkillMatch:
                PlainSkillMatch.Fill(Snapshot, item, ranking);
                return (ranking[person], _skillMatch?.Predict(ranking[person]).Value);
            case EvaluatedMethod.Popularity:
                _finished.CopyTo(ranking, 0);
                return (ranking[person], _popularity?.Predict(ranking[person]).Value);
            default:
                return (null, _rate);
        }
    }

    private static double Take(HybridRanker ranker, int item, int person, float[] ranking, ScorePart part)
    {
        var scores = ranker.Score(item);
        scores.Hybrid.CopyTo(ranking, 0);
        var own = scores[part][person];
        ranker.Return(scores);
        return own;
    }

    private SuccessCalibration? Calibrate(SuccessFeature feature) =>
        SuccessCalibration.Fit([.. Table.Rows.Select(r => ((double)r.Features[(int)feature], r.Success))]);
}
