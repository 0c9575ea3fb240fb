using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Retraining;

/// <summary>The later outcomes that a new model and what serves are compared on.</summary>
/// <param name="Folds">In spans of time; the new model is trained anew before each, what serves is left as it is.</param>
/// <param name="IsUnseen">Whether what serves has seen none of them; if not, its recipe as of the evening before them stands in for it.</param>
internal sealed record HoldOut(IReadOnlyList<TimeFold> Folds, bool IsUnseen)
{
    private const int Spans = 4;

    /// <summary>Number of outcomes.</summary>
    public int Count => Folds.Sum(f => f.Decisions.Count);

    /// <summary>
    /// What was decided after what serves was trained, where that is enough to tell; else the newest fifth. Trained again on much the same data, two
    /// models can't be told apart by data that both have seen.
    /// </summary>
    /// <param name="data">The company, screened.</param>
    /// <param name="seenThrough">Last day that what serves has learned from; null where nothing serves.</param>
    /// <param name="least">Outcomes that are enough to tell.</param>
    /// <param name="spans">Number of spans of time; null for the usual.</param>
    public static HoldOut Choose(WorkforceData data, DateOnly? seenThrough, int least, int? spans = null)
    {
        var decisions = TimeFolds.Decisions(data);
        var unseen = seenThrough is { } through ? decisions.Count(d => d.Assignment.Date > through) : 0;
        var isUnseen = unseen >= least;
        var first = decisions.Length - (isUnseen ? unseen : (int)(decisions.Length * RankingEvaluation.HeldOut));
        return new HoldOut(TimeFolds.Split(decisions, first, spans ?? Spans), isUnseen);
    }
}
